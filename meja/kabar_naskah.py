"""What was done with a letter, told in sentences: the first says what happened, the others what one should know."""

from __future__ import annotations

from collections.abc import Callable

from meja.kata import sebut_temuan
from meja.kilat import Ingat
from tata_usaha.kerja.daur import HasilArsipkan, HasilBatal, HasilLepas
from tata_usaha.kerja.kenali import HasilPakai
from tata_usaha.kerja.outbox import HasilNomor, HasilSiap
from tata_usaha.kerja.unggah_salinan import HasilTtd
from zi_model.bahasa import deret, tanggal_panjang

_ARSIP = {"tempat": "tempat berkas aslinya", "klasifikasi": "kode klasifikasi", "retensi": "masa simpan"}


def kabar_nomor(hasil: HasilNomor, bersihkan: Callable[[str], str]) -> list[str]:
    """Tell that a letter was numbered."""
    e = hasil.entri
    sebutan = f"Nomor {e.nomor}" if e.nomor is not None else ""
    if e.tanggal:
        sebutan += f"{' dan tanggal' if sebutan else 'Tanggal'} {tanggal_panjang(e.tanggal)}"
    kabar = [f"{sebutan} diisikan di {hasil.terisi} tempat." if hasil.berubah else f"{sebutan} sudah tercatat."]
    if hasil.batal is not None:
        kabar.append(f"Nomor {hasil.batal} menjadi batal dan tidak dipakai lagi.")
    kabar += [Ingat(f"Belum terisi, ketik sendiri di Word: {t.petunjuk}, {t}.") for t in hasil.tersisa]
    return [*kabar, *(Ingat(f"Perlu diingat: {sebut_temuan(m, bersihkan)}") for m in hasil.perhatian)]


def kabar_siap(hasil: HasilSiap, bersihkan: Callable[[str], str]) -> list[str]:
    """Tell that a letter is ready."""
    kabar = [
        "Naskah siap ditandatangani. Cetak, mintakan tanda tangan, lalu unggah pindaiannya di sini."
        if not hasil.entri.jalur
        else "Naskah siap diunggah ke SRIKANDI. Sesudah ditandatangani di sana, unggah PDF-nya di sini."
    ]
    if not hasil.berubah:
        kabar = ["Naskah ini sudah dinyatakan siap; tidak ada yang diubah."]
    return [*kabar, *(Ingat(f"Perlu diingat: {sebut_temuan(m, bersihkan)}") for m in hasil.perhatian)]


def kabar_ttd(hasil: HasilTtd) -> list[str]:
    """Tell that a letter is signed, and of what it is evidence."""
    kabar = ["Naskah tercatat ditandatangani." if hasil.berubah else "Naskah ini sudah tercatat dengan salinan itu."]
    if hasil.pembuktian:
        kabar[0] += f" Salinannya menjadi bukti baris {', '.join(dict.fromkeys(p.kode for p in hasil.pembuktian))}."
    if hasil.berubah and hasil.entri.jalur and hasil.entri.tanggal:
        kabar.append(f"Nomor dari SRIKANDI: {hasil.entri.nomor}, tanggal {tanggal_panjang(hasil.entri.tanggal)}.")
    if hasil.bukti_belum:
        kabar.append(Ingat(f"Salinannya belum ditaruh sebagai bukti: {hasil.bukti_belum}."))
    return [*kabar, *(Ingat(f"Periksa: {satu}.") for satu in hasil.perhatian)]


def kabar_lepas(hasil: HasilLepas) -> list[str]:
    """Tell that a signed copy was let go."""
    if not hasil.berubah:
        return ["Naskah ini memang masih menunggu tanda tangan."]
    kabar = ["Salinannya dilepas dan disimpan; naskahnya menunggu tanda tangan lagi."]
    if hasil.ditarik:
        kabar.append("Salinannya di folder bukti ditarik.")
    masih = [f"“{satu.name}”" for satu in hasil.masih_di_bukti]
    return [
        *kabar,
        *([Ingat(f"Masih ada di folder bukti: {', '.join(masih)}. Tarik juga kalau keliru.")] if masih else []),
    ]


def kabar_batal(hasil: HasilBatal) -> list[str]:
    """Tell that a letter is cancelled."""
    if not hasil.berubah:
        return ["Naskah ini sudah dibatalkan."]
    if hasil.entri.dicabut_sejak is not None:
        return [
            f"Naskah tercatat dicabut sejak {tanggal_panjang(hasil.entri.dicabut_sejak)}. Berkasnya tetap disimpan."
        ]
    kabar = ["Naskah dibatalkan. Berkasnya tetap disimpan, dan tidak disusun lagi."]
    return [*kabar, *([f"Nomor {hasil.entri.nomor} ikut batal."] if hasil.nomor_batal else [])]


def kabar_arsip(hasil: HasilArsipkan) -> list[str]:
    """Tell that a letter is filed away."""
    kabar = ["Naskah tercatat sebagai arsip." if hasil.berubah else "Naskah ini sudah tercatat sebagai arsip."]
    belum = [_ARSIP.get(satu, satu) for satu in hasil.belum]
    return [*kabar, *([Ingat(f"Belum ditentukan: {deret(belum)}. Tambahkan di Catatan arsip.")] if belum else [])]


def kabar_pakai(hasil: HasilPakai) -> list[str]:
    """Tell that another file is the letter now."""
    kabar = [f"Naskah ini sekarang memakai “{hasil.berkas.name}”; yang lain ada di Berkas sebelumnya."]
    if not hasil.berubah:
        kabar = [f"Naskah ini sudah memakai “{hasil.berkas.name}”."]
    kabar += [f"Dibiarkan: {satu}." for satu in hasil.dibiarkan]
    return [*kabar, *([Ingat(f"Perlu diingat: berkas itu {hasil.beda}.")] if hasil.beda else [])]
