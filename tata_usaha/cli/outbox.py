"""`zi outbox`: the letters that wait, and the gate before signing."""

from __future__ import annotations

from collections.abc import Iterator

from tata_usaha.cli.anjuran import ajakan, sebut
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah, konsol, tabel, tampilkan_galat
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.outbox import (
    FolderOutbox,
    HasilSiap,
    IsiOutbox,
    PermintaanSiap,
    Saringan,
    lihat_folder,
    nyatakan_siap,
)
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import StatusNaskah

_SEBUT_MAKS = 10


def tampil(
    *,
    periode: str | None = None,
    status: StatusNaskah | None = None,
    jenis: str | None = None,
    unit: str | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> int:
    """Tampilkan naskah di outbox: keadaan, nomor, berkas, dan isian yang masih kosong.

    Parameters
    ----------
    periode
        Hanya periode ini dan yang di dalamnya: 2026-03, 2026-TW1, 2026-S1, atau 2026.
    status
        Hanya yang berstatus ini: KONSEP, SIAP_TTD, DITANDATANGANI, DIARSIPKAN, atau BATAL.
    jenis
        Hanya jenis ini, misalnya undangan, laporan, atau laporan-monev.
    unit
        Hanya sub bagian ini: singkatan atau kodenya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    disaring = Saringan(baca_periode(periode) if periode else None, status, jenis, unit)
    folder = lihat_folder(pengaturan, satker, disaring)
    naskah = folder.naskah
    if json:
        cetak_json([n.sebagai_data() for n in naskah])
        return _sebut_hilang(folder)
    if not naskah and disaring != Saringan():
        cetak_baris("Tidak ada naskah yang cocok.")
        return _sebut_hilang(folder)
    if naskah:
        _cetak_tabel(naskah)
    elif not folder.hilang and not folder.masuk:
        cetak_baris("Outbox masih kosong. Susun naskah dengan: zi jalankan triwulanan 2026-TW1")
    if naskah or folder.asing:
        cetak_baris(f"Folder: {pengaturan.outbox / satker}")
    if perlu := [n for n in naskah if n.rincian_lain]:
        pilih = sebut(Anjuran.untuk(Tindak.PAKAI_BERKAS, berkas="BERKAS", satker=satker))
        cetak_baris(f"Berkasnya lebih dari satu, atau tidak lagi di tempatnya; pilih yang benar: {pilih}")
        cetak_baris(*(f"  {baris}" for n in perlu for baris in (n.entri.kunci, *(f"  {r}" for r in n.rincian_lain))))
    cetak_baris(*_sebut_asing(folder), *_sebut_masuk(folder, satker))
    return _sebut_hilang(folder)


def _cetak_tabel(naskah: list[IsiOutbox]) -> None:
    isi = tabel({"Periode": 8, "Naskah": 42, "Status": 14, "No.": 4, "Rev.": 4, "Isian": 5, "Catatan": None})
    rapat: tuple[str, str | None] = ("", None)
    for n in naskah:
        if (n.entri.periode, n.paket) != rapat and (n.paket or rapat[1]):
            isi.add_section()
        if n.paket and (n.entri.periode, n.paket) != rapat:
            isi.add_row(n.entri.periode, f"Paket rapat {n.paket}:")
        rapat = (n.entri.periode, n.paket)
        nomor = "" if n.entri.nomor is None else str(n.entri.nomor)
        isian = "?" if n.isian is None else str(n.isian)
        isi.add_row(n.entri.periode, n.berkas.stem, n.status, nomor, str(n.entri.revisi), isian, _catatan(n))
    konsol().print(isi)


def _sebut_hilang(folder: FolderOutbox) -> int:
    """Tell that the register is not the one of which there are copies; return the exit code that says so."""
    if folder.hilang is None:
        return 0
    tampilkan_galat(folder.hilang)
    return folder.hilang.kode_keluar


def _sebut_asing(folder: FolderOutbox) -> list[str]:
    """Return the lines that name files of which the register knows nothing."""
    asing = folder.asing
    if not asing:
        return []
    baris = [f"  {b.nama}{f' ({b.jati_diri.kunci})' if b.jati_diri else ''}" for b in asing[:_SEBUT_MAKS]]
    lebih = [f"  … dan {len(asing) - _SEBUT_MAKS} lagi"] if len(asing) > _SEBUT_MAKS else []
    return ["Berkas lain, tidak dikenal buku agenda:", *baris, *lebih]


def _sebut_masuk(folder: FolderOutbox, satker: str) -> list[str]:
    """Return the lines that name what waits to be taken in as signed."""
    if not folder.masuk:
        return []
    nama = ", ".join(folder.masuk[:_SEBUT_MAKS])
    lebih = f", … dan {len(folder.masuk) - _SEBUT_MAKS} lagi" if len(folder.masuk) > _SEBUT_MAKS else ""
    return [
        f"Menunggu diterima di folder masuk: {nama}{lebih}",
        ajakan(Anjuran.untuk(Tindak.TERIMA_MASUK, satker=satker)),
    ]


def _catatan(naskah: IsiOutbox) -> str:
    hari = naskah.menunggu
    oleh = "tanda tangan di SRIKANDI" if naskah.entri.jalur else "tanda tangan"
    menunggu = "" if hari is None else f"menunggu {oleh} {f'{hari} hari' if hari else 'sejak hari ini'}"
    return "; ".join(filter(None, (menunggu, sebut_diminta(naskah.entri.jenis, naskah.rekomendasi), naskah.catatan)))


def sebut_diminta(jenis: str, banyak: int) -> str:
    """Return in Indonesian how much a letter of this kind asks of others; "" when it asks nothing."""
    diminta = "tindak lanjut" if jenis.startswith("notula") else "rekomendasi"
    return f"{banyak} {diminta} dicatat" if banyak else ""


def siap(kunci: str, /, *, tetap: bool = False, alasan: str = "", satker: str = "sigi", json: bool = False) -> None:
    """Nyatakan naskah siap ditandatangani; ditolak selama masih ada yang kosong atau masih ditinjau.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    tetap
        Tetap nyatakan siap meskipun ada yang perlu dipastikan; sebutkan alasannya.
    alasan
        Alasannya; dicatat di buku agenda.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanSiap(satker, kunci, tetap, alasan)
    hasil = nyatakan_siap(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_masalah(hasil.perhatian)
    cetak_baris(*baris_siap(hasil))


def baris_siap(hasil: HasilSiap) -> Iterator[str]:
    """Yield the sentences that tell of a letter that is ready."""
    yield f"{hasil.berkas.name}: {'siap ditandatangani' if hasil.berubah else 'sudah siap ditandatangani'}."
    if diminta := sebut_diminta(hasil.entri.jenis, hasil.rekomendasi):
        yield f"{diminta[:1].upper()}{diminta[1:]}; dikutip kata demi kata dalam naskah berikutnya."
    if hasil.lembar:
        yield f"Unggah berkas itu ke SRIKANDI; isian formulirnya ada di {hasil.lembar}"
