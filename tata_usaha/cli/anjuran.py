"""How the command line names what a person may do next: each advice as the command that does it."""

from __future__ import annotations

from collections.abc import Sequence

from zi_model.anjuran import Anjuran, Pemberitahuan, Tindak
from zi_model.masalah import Masalah

_PERINTAH = {
    Tindak.PERIKSA_RENCANA: "zi rencana periksa",
    Tindak.SUSUN_RENCANA: "zi rencana baru {tahun}",
    Tindak.PERIKSA_BUKTI: "zi bukti periksa",
    Tindak.ARSIPKAN_BUKTI: "zi bukti arsipkan {tahun}",
    Tindak.BATALKAN_ARSIP_BUKTI: "zi bukti arsipkan {tahun} --batal",
    Tindak.LIHAT_STATUS: "zi status --kode {kode}",
    Tindak.DAFTAR_NASKAH: "zi naskah daftar",
    Tindak.SUSUN_NASKAH: "zi jalankan {jenis} {periode}",
    Tindak.BUAT_NASKAH: "zi naskah buat {nama} --periode {periode}",
    Tindak.LIHAT_OUTBOX: "zi outbox",
    Tindak.NOMORI: "zi outbox nomori {kunci}",
    Tindak.GANTI_NOMOR: "zi outbox nomori {kunci} --nomor NOMOR --tanggal TANGGAL --ganti --alasan ALASAN",
    Tindak.PAKAI_LAGI_NOMOR: "zi outbox nomori {kunci} --nomor NOMOR --tanggal TANGGAL --pakai-lagi --alasan ALASAN",
    Tindak.NOMORI_PERIODE: "zi outbox nomori --periode {periode} --jenis {jenis} --mulai NOMOR --tanggal TANGGAL",
    Tindak.LIHAT_NOMOR: "zi nomor tampil --tahun {tahun}",
    Tindak.LIHAT_TINDAK_LANJUT: "zi tindak-lanjut tampil",
    Tindak.NYATAKAN_SIAP: "zi outbox siap {kunci}",
    Tindak.BUKA_NASKAH: "zi outbox buka {kunci} --alasan ALASAN",
    Tindak.TANDATANGANI: "zi outbox tandatangani {kunci} BERKAS",
    Tindak.TERIMA: 'zi outbox terima "{berkas}" --kunci {kunci}',
    Tindak.TERIMA_MASUK: "zi outbox terima",
    Tindak.LEPAS_TTD: "zi outbox lepas {kunci} --alasan ALASAN",
    Tindak.ARSIPKAN_NASKAH: "zi outbox arsipkan {kunci}",
    Tindak.BATALKAN_NASKAH: "zi outbox batal {kunci} --alasan ALASAN",
    Tindak.PAKAI_BERKAS: 'zi outbox pakai "{berkas}"',
    Tindak.PULIHKAN: "zi pulihkan",
    Tindak.PERIKSA_TEMPLAT: "zi templat periksa",
    Tindak.UBAH_TEMPLAT: "zi templat ubah {nama}",
    Tindak.COCOKKAN_TEMPLAT: "zi templat ubah {nama} --cocok",
    Tindak.PERIKSA: "zi periksa",
    Tindak.LAPORAN_PROVINSI: "zi provinsi {periode} --provinsi {provinsi} --laporan",
}
_SATKER_BAWAAN = "sigi"


def sebut(anjuran: Anjuran) -> str:
    """Return the command: `zi rencana baru 2027 --satker sigi`; what a person must fill in stands in capitals."""
    parameter = dict(anjuran.parameter)
    perintah = [_PERINTAH[anjuran.tindak].format(**parameter)]
    if anjuran.tindak is Tindak.NOMORI:
        perintah += ["--nomor NOMOR"] if "bernomor" in parameter else []
        perintah.append("--tanggal TANGGAL")
        perintah += ["--alasan ALASAN"] if "alasan" in parameter else []
    if anjuran.tindak is Tindak.TANDATANGANI:
        perintah = [perintah[0].replace("BERKAS", f'"{parameter["berkas"]}"')] if "berkas" in parameter else perintah
        perintah += ["--nomor NOMOR --tanggal TANGGAL"] if "bernomor" in parameter else []
    if anjuran.tindak is Tindak.BATALKAN_NASKAH and "dicabut" in parameter:
        perintah.append("--dicabut-oleh KUNCI --sejak TANGGAL")
    if anjuran.tindak is Tindak.NYATAKAN_SIAP and "tetap" in parameter:
        perintah.append("--tetap --alasan ALASAN")
    if bagian := parameter.get("bagian"):
        perintah.append(f"--bagian {bagian}")
    if (satker := parameter.get("satker", _SATKER_BAWAAN)) != _SATKER_BAWAAN:
        perintah.append(f"--satker {satker}")
    return " ".join(perintah)


def ajakan(anjuran: Anjuran) -> str:
    """Return the words with which a person is told of the command."""
    return f"Jalankan: {sebut(anjuran)}"


def ajakan_langkah(langkah: Sequence[Anjuran]) -> list[str]:
    """Return the lines with which a person is told what may be done now; none when nothing may."""
    return ["Yang dapat dilakukan sekarang:", *(f"  {sebut(satu)}" for satu in langkah)] if langkah else []


def kabarkan(kabar: Pemberitahuan) -> str:
    """Return a sentence with the command that it is about."""
    return f"{kabar.kalimat} {ajakan(kabar.anjuran)}"


def sebut_masalah(masalah: Masalah) -> str:
    """Return a problem as one line, with the command that may mend it."""
    return f"{masalah} {ajakan(masalah.anjuran)}" if masalah.anjuran else str(masalah)
