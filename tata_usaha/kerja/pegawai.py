"""The list of staff: shown, judged before a new one is kept, and given back as the office has it.

A list is replaced as a whole, because it is kept in Excel. What changes with it is told by person; the old file stays
in a folder beside it, with the day on which it was replaced.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path

from tata_usaha.dasar import berkas as dasar_berkas
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.tahun import zona_kantor
from tata_usaha.kerja.tulis_plan import (
    Berubah,
    galat_bentrok,
    masalah_rencana,
    nilai_rencana,
    tolak_yang_salah,
    tulis_berkas,
)
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana.baca_kantor import Pengganti
from tata_usaha.rencana.baca_pegawai import NAMA_CSV, NAMA_XLSX, baca_pegawai
from zi_model.masalah import Masalah, Tingkat, galat_saja
from zi_model.pegawai import DaftarPegawai, Pegawai, nama_polos

LAMA = "pegawai-lama"
"""Where lists lie that were replaced."""
_KOSONG = Path("_baku") / "kantor-baru" / NAMA_XLSX
_AKHIRAN = {".csv": NAMA_CSV, ".xlsx": NAMA_XLSX}
_JUDUL = {
    "nama": "nama",
    "nip": "NIP",
    "jabatan": "jabatan",
    "unit": "sub bagian",
    "pangkat": "pangkat",
    "jenis_kelamin": "jenis kelamin",
    "pendidikan": "pendidikan",
    "status": "status",
}


@dataclass(frozen=True)
class DataPegawai:
    """The staff; the file's name (None: there is none), its SHA-256 ("" none), and what is wrong with the list.

    `unit` are the short names of the sub bagian by their codes.
    """

    daftar: DaftarPegawai
    berkas: str | None
    dasar: str
    masalah: tuple[Masalah, ...]
    unit: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PratinjauPegawai:
    """What a new list would change, by person, and what keeps it from being used; `catatan` is what is only said."""

    banyak: int
    bertambah: tuple[str, ...]
    hilang: tuple[str, ...]
    berubah: tuple[tuple[str, str], ...]
    masalah: tuple[Masalah, ...]
    catatan: tuple[Masalah, ...]

    @property
    def boleh(self) -> bool:
        """Whether it can be used."""
        return not self.masalah

    @property
    def sama(self) -> bool:
        """Whether it says of everybody what the old one says."""
        return not (self.bertambah or self.hilang or self.berubah)


def lihat_pegawai(pengaturan: Pengaturan, satker: str) -> DataPegawai:
    """Return the staff as the office's list has them."""
    folder = pengaturan.plan / satker
    milik = pembaca.baca_satker(pengaturan.plan, satker)
    daftar, masalah = baca_pegawai(folder, lambda b: b.name, milik.unit if milik else None)
    tempat = _tempat(pengaturan, satker)
    unit = {u.kode: u.singkatan for u in milik.unit} if milik else {}
    nama = tempat.name if tempat else None
    return DataPegawai(daftar or DaftarPegawai(), nama, _sidik(tempat), tuple(masalah), unit)


def unduh_pegawai(pengaturan: Pengaturan, satker: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the office's list; of an empty one to be filled where there is none.

    Raises:
        GalatRencana: when it cannot be read.

    """
    tempat = _tempat(pengaturan, satker) or pengaturan.plan / _KOSONG
    try:
        return tempat.name, tempat.read_bytes()
    except OSError as galat:
        raise GalatRencana(f"Daftar pegawai tidak dapat dibaca: {sebab_sistem(galat)}.", "Ulangi nanti.") from galat


def periksa_pegawai(pengaturan: Pengaturan, satker: str, berkas: Path) -> PratinjauPegawai:
    """Return what this file as the list of staff would change, and what is wrong with it; nothing is written.

    Raises:
        GalatPemakaian: when it is neither an Excel file nor a CSV.
        GalatRencana: when it cannot be read.

    """
    with _calon(berkas) as folder:
        milik = pembaca.baca_satker(pengaturan.plan, satker)
        baru, _ = baca_pegawai(folder, lambda b: b.name, milik.unit if milik else None)
        masalah = nilai_rencana(pengaturan, satker, Pengganti(pegawai=folder))
    dulu = {(m.kode, m.pesan) for m in masalah_rencana(pengaturan, satker)}
    galat = galat_saja(masalah)
    if baru is not None and not baru.semua and not galat:
        raise GalatPemakaian("Daftar ini tidak berisi seorang pun.", "Isi nama pegawainya, lalu unggah lagi.")
    lama, kini = lihat_pegawai(pengaturan, satker).daftar, baru or DaftarPegawai()
    bertambah, hilang, berubah = _bandingkan(lama, kini)
    catatan = (m for m in masalah if m.tingkat is Tingkat.CATATAN and (m.kode, m.pesan) not in dulu)
    return PratinjauPegawai(len(kini.semua), bertambah, hilang, berubah, tuple(galat), tuple(catatan))


def ganti_pegawai(
    pengaturan: Pengaturan, pelaku: Pelaku, satker: str, berkas: Path, dasar: str | None = None
) -> PratinjauPegawai:
    """Use a file as the list of staff; the old one is kept beside it. The same file once more changes nothing.

    `dasar` is the SHA-256 of the list that was looked at, None whatever it is.

    Raises:
        GalatPemakaian: when it is neither an Excel file nor a CSV, or names nobody.
        GalatBentrok: when the list is another by now.
        GalatRencana: when the list or the plan with it has mistakes, or it cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    hasil = periksa_pegawai(pengaturan, satker, berkas)
    tolak_yang_salah(pengaturan, satker, hasil.masalah)
    isi, lama = berkas.read_bytes(), _tempat(pengaturan, satker)
    if dasar is not None and _sidik(lama) not in {dasar, dasar_berkas.sha256(isi)}:
        raise galat_bentrok(pengaturan, satker, lama.name if lama else NAMA_CSV, _sidik(lama))
    nama = _AKHIRAN[berkas.suffix.casefold()]
    if lama is not None and lama.suffix.casefold() == berkas.suffix.casefold():
        nama = lama.name
    tujuan = pengaturan.plan / satker / nama
    simpanan = _sisihkan(pengaturan, satker, lama) if lama and _sidik(lama) != dasar_berkas.sha256(isi) else None
    buang = lama if lama is not None and lama != tujuan else None

    def sesudah() -> None:
        if buang is not None and simpanan is not None:
            buang.unlink(missing_ok=True)  # its copy lies aside

    berubah = Berubah("pegawai", "Daftar pegawai", lama.name if lama else "", f"{nama} ({hasil.banyak} orang)")
    tulis_berkas(pengaturan, pelaku, satker, nama, _sidik(tujuan), isi, [berubah], sesudah=sesudah)
    return hasil


def _tempat(pengaturan: Pengaturan, satker: str) -> Path | None:
    """Return the list that is read: of two the one with people in it, where only one has any."""
    folder = pengaturan.plan / satker
    with contextlib.suppress(OSError):
        ada = sorted(b for b in folder.iterdir() if b.name.casefold() in _AKHIRAN.values())
        if len(ada) < 2:
            return ada[0] if ada else None
        return next((b for b in ada if _berisi(b)), ada[0])
    return None


def _berisi(berkas: Path) -> bool:
    with tempfile.TemporaryDirectory() as sementara:
        shutil.copy(berkas, Path(sementara) / berkas.name.casefold())
        daftar, _ = baca_pegawai(Path(sementara), str, None)
    return daftar is None or bool(daftar.semua)


def _sidik(tempat: Path | None) -> str:
    if tempat is None:
        return ""
    with contextlib.suppress(OSError):
        return dasar_berkas.sidik(tempat) or ""
    return ""


@contextmanager
def _calon(berkas: Path) -> Iterator[Path]:
    """Give a folder in which a file lies as the list of staff.

    Raises:
        GalatPemakaian: when it is neither an Excel file nor a CSV.
        GalatRencana: when it cannot be read.

    """
    nama = _AKHIRAN.get(berkas.suffix.casefold())
    if nama is None:
        raise GalatPemakaian(
            "Daftar pegawai berupa berkas Excel (.xlsx) atau CSV.", "Simpan ulang dari Excel sebagai .xlsx."
        )
    with tempfile.TemporaryDirectory() as sementara:
        try:
            shutil.copy(berkas, Path(sementara) / nama)
        except OSError as galat:
            raise GalatRencana(f"{berkas.name} tidak dapat dibaca: {sebab_sistem(galat)}.", "Ulangi.") from galat
        yield Path(sementara)


def _sisihkan(pengaturan: Pengaturan, satker: str, lama: Path) -> Path:
    """Lay a copy of the old list aside, by the moment and what it holds, and return where.

    Raises:
        GalatRencana: when it cannot be written.

    """
    saat = waktu.sekarang(zona_kantor(pengaturan, satker))
    tujuan = pengaturan.plan / satker / LAMA / f"{saat:%Y-%m-%d %H.%M.%S} {lama.name}"
    try:
        isi, ke = lama.read_bytes(), 1
        while tujuan.exists() and tujuan.read_bytes() != isi:
            ke += 1
            tujuan = tujuan.with_name(f"{saat:%Y-%m-%d %H.%M.%S} ({ke}) {lama.name}")
        if not tujuan.exists():
            dasar_berkas.simpan_baru(tujuan, isi)
    except OSError as galat:
        raise GalatRencana(
            f"Salinan daftar pegawai yang lama tidak dapat disimpan: {sebab_sistem(galat)}.",
            "Daftar yang lama tetap dipakai. Periksa izin tulis folder kantor, lalu ulangi.",
        ) from galat
    return tujuan


def _bandingkan(
    lama: DaftarPegawai, baru: DaftarPegawai
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return who is new, who is gone, and of whom something else is said; people are known by NIP, else by name."""
    dulu, kini = {_tanda(p): p for p in lama.semua}, {_tanda(p): p for p in baru.semua}
    menurut_nama = {nama_polos(p.nama): t for t, p in dulu.items()}
    pasangan = {t: t if t in dulu else menurut_nama.get(nama_polos(p.nama)) for t, p in kini.items()}
    terpakai = {t for t in pasangan.values() if t}
    bertambah = tuple(kini[t].nama for t, asal in pasangan.items() if asal is None)
    hilang = tuple(p.nama for t, p in dulu.items() if t not in terpakai)
    berubah = []
    for tanda, asal in pasangan.items():
        if asal is not None and (beda := _beda(dulu[asal], kini[tanda])):
            berubah.append((kini[tanda].nama, beda))
    return bertambah, hilang, tuple(berubah)


def _tanda(p: Pegawai) -> str:
    return p.nip or nama_polos(p.nama)


def _beda(lama: Pegawai, baru: Pegawai) -> str:
    beda = []
    for satu in fields(Pegawai):
        dari, ke = getattr(lama, satu.name), getattr(baru, satu.name)
        if dari != ke:
            beda.append(f"{_JUDUL[satu.name]} {dari or 'kosong'} → {ke or 'kosong'}")
    return "; ".join(beda)
