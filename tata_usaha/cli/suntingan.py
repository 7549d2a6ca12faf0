"""`zi outbox suntingan`, `isi`, `bandingkan`: a draft that comes back edited, its blanks, what differs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan

if TYPE_CHECKING:
    from tata_usaha.kerja.bandingkan import Baris


def suntingan(
    kunci: str,
    berkas: Path,
    /,
    *,
    dasar: str | None = None,
    tetap: bool = False,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Terima naskah yang disunting di tempat lain sebagai konsepnya; yang lama disimpan di folder riwayat.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    berkas
        Berkas Word hasil suntingan. Berkas ini tidak dipindahkan.
    dasar
        SHA-256 berkas yang disunting; tanpa ini: yang ada sekarang.
    tetap
        Berkasnya memang naskah ini, meskipun tidak menyebutnya lagi.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.suntingan import PermintaanSuntingan, terima_suntingan

    permintaan = PermintaanSuntingan(satker, kunci, berkas, dasar, tetap)
    hasil = terima_suntingan(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    if hasil.berubah:
        cetak_baris(f"{hasil.berkas.name}: suntingannya diterima.")
    else:
        cetak_baris(f"{hasil.berkas.name}: sudah sama; tidak ada yang diubah.")
    if hasil.riwayat:
        cetak_baris(f"Yang lama disimpan: {hasil.riwayat}")
    if hasil.sisa:
        cetak_baris(f"Sisanya: {hasil.sisa}.")
    if hasil.perhatian:
        sys.stderr.write(f"Perhatian: {hasil.perhatian}\n")


def isi(
    kunci: str,
    /,
    *nilai: str,
    serempak: bool = False,
    hapus_baris: bool = False,
    dasar: str | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Isi isian sebuah konsep tanpa Word; tanpa ID=TEKS: sebutkan isiannya dengan ID masing-masing.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    nilai
        Isian dan teksnya, misalnya tempat-rapat="Aula Kantor"; boleh beberapa.
    serempak
        Isi teks yang sama di semua tempat yang menanyakan hal yang sama.
    hapus_baris
        Hapus baris yang tetap kosong di akhir tabelnya.
    dasar
        SHA-256 berkas yang dilihat; tanpa ini: yang ada sekarang.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.isi_isian import PermintaanIsi, isi_isian

    pengaturan = Pengaturan.dari_lingkungan()
    if not nilai and not hapus_baris:
        _tampilkan_isian(pengaturan, satker, kunci, json=json)
        return
    pasangan = dict(map(_pasangan, nilai))
    permintaan = PermintaanIsi(satker, kunci, pasangan, dasar, tuple(pasangan) if serempak else (), hapus_baris)
    hasil = isi_isian(pengaturan, Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    yang = [f"{hasil.terisi} isian diisi"] * bool(hasil.terisi)
    yang += [f"{hasil.dihapus} baris kosong dihapus"] * bool(hasil.dihapus)
    apa = ", ".join(yang) or "tidak ada yang berubah"
    lagi = f"{hasil.tersisa} isian masih kosong" if hasil.tersisa else "semua isian sudah terisi"
    cetak_baris(f"{hasil.berkas.name}: {apa}; {lagi}.")


def _pasangan(satu: str) -> tuple[str, str]:
    sendiri, tanda, teks = satu.partition("=")
    if not tanda or not sendiri.strip():
        raise GalatPemakaian(f"“{satu}” bukan ID=TEKS.", 'Tulis seperti tempat-rapat="Aula Kantor".')
    return sendiri.strip(), teks.replace("\\n", "\n")


def _tampilkan_isian(pengaturan: Pengaturan, satker: str, kunci: str, *, json: bool) -> None:
    from tata_usaha.kerja.isi_isian import lihat_isian_naskah

    isian = lihat_isian_naskah(pengaturan, satker, kunci)
    if json:
        cetak_json(isian.sebagai_data())
        return
    if isian.keluhan:
        cetak_baris(f"{isian.nama}: {isian.keluhan}.")
        return
    cetak_baris(f"{isian.nama}: {isian.sisa} isian masih kosong{f'; {isian.dibuka}' if isian.dibuka else ''}.")
    for satu in isian.kelompok:
        cetak_baris("", satu.judul or "Bagian awal naskah")
        for i in satu.isian:
            lain = i.halangan or (f"sekali di {i.dijawab_di}" if i.dijawab_di else "")
            cetak_baris(f"  {i.id}: {i.petunjuk}{f' ({i.letak})' if i.letak else ''}{f'; {lain}' if lain else ''}")
    if isian.tambahan:
        cetak_baris("Baris lain di tabelnya, boleh dibiarkan kosong:")
        for satu in isian.tambahan:
            cetak_baris(f"  {satu.judul}, baris {satu.isian[0].baris}: {', '.join(i.id for i in satu.isian)}")
    if isian.hanya_di_word:
        cetak_baris("", "Hanya di Word")
        cetak_baris(*(f"  {t.petunjuk} ({t})" for t in isian.hanya_di_word))


def bandingkan(kunci: str, berkas: Path | None = None, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan yang berbeda antara naskah dan versi lainnya, kalimat demi kalimat.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    berkas
        Berkas Word yang dibandingkan; tanpa ini: konsep baru atau suntingan di sampingnya, atau riwayatnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.bandingkan import PermintaanBanding, bandingkan_naskah

    hasil = bandingkan_naskah(Pengaturan.dari_lingkungan(), PermintaanBanding(satker, kunci, berkas=berkas))
    if json:
        cetak_json(hasil.sebagai_data())
        return
    if hasil.lain is None or hasil.beda is None:
        cetak_baris(f"{hasil.naskah.isi.berkas.name}: belum ada versi lain.")
        return
    dua = (hasil.lain.tempat, hasil.naskah.isi.berkas)
    lama, baru = dua if hasil.lain.lama else dua[::-1]
    cetak_baris(f"- {lama}", f"+ {baru}")
    if hasil.beda.sama:
        cetak_baris("Bunyinya sama.")
    cetak_baris(*(_baris_beda(b) for b in hasil.beda.baris))


def _baris_beda(baris: Baris) -> str:
    """Return a line of a comparison: what went in `[-…-]`, what came in `{+…+}`."""
    if baris.banyak:
        return f"  … {baris.banyak} baris sama"
    if baris.kata:
        tanda = {"hilang": "[-{}-]", "baru": "{{+{}+}}"}
        return "~ " + "".join(tanda.get(k.beda, "{}").format(k.teks) for k in baris.kata)
    return {"hilang": "- ", "baru": "+ "}.get(baris.beda, "  ") + baris.teks
