"""Evidence that a person brings, withdraws, or remarks on, one command each; the answer is the row's new state.

A run only ever looks at evidence. What is moved or written here is moved or written because a person asked for it,
and who did stands in the register. The file comes first, then the record: whoever was cut off between the two runs
the command again, which finds the file where it belongs and records what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.rantai import catat, rincian_kejadian
from tata_usaha.agenda.skema import berkas_bukti
from tata_usaha.bukti import arsip_bukti, catatan_unit, rekaman_bukti
from tata_usaha.bukti.jelajah_bukti import PetaTempat, Tempat, folder_kantor, sebut
from tata_usaha.bukti.pembaca import tautan as tautan_web
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder
from tata_usaha.bukti.taruh_bukti import Ditaruh, TakDitaruh, taruh, taruh_isi
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBukti, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.pilih_kewajiban import keadaan, kewajiban_baris, pada_periode, yang_ditagih
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.kewajiban import Kewajiban
from zi_model.masalah import Masalah
from zi_model.periode import Periode
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana

_CATATAN = "CATATAN_UNIT"

Kabar = Callable[[str, int], None]
"""Told of the file under way and of how many more bytes of it are done; of "" when all are and the folder is read."""


class Tindakan(StrEnum):
    """What became of one file."""

    DITERIMA = "DITERIMA"
    DICATAT = "DICATAT"  # it lay there already, and is recorded now: who vouches for it, or why
    TETAP = "TETAP"
    DITOLAK = "DITOLAK"


@dataclass(frozen=True)
class PermintaanBukti:
    """Files for a row and period (None: the one that the row owes now); `alasan` says why what they repeat is right."""

    satker: str
    kode: str
    periode: Periode | None
    berkas: tuple[Path, ...]
    alasan: str = ""


@dataclass(frozen=True)
class PermintaanTautan:
    """A link for a row and period; `nama` is how it is called ("": by its host)."""

    satker: str
    kode: str
    periode: Periode | None
    alamat: str
    nama: str = ""


@dataclass(frozen=True)
class PermintaanCatatan:
    """A remark of the unit on a row and period."""

    satker: str
    kode: str
    periode: Periode | None
    teks: str


@dataclass(frozen=True)
class BerkasMasuk:
    """One file that somebody named: where it lies in the evidence folder (None: refused), as what, or why not."""

    asal: Path
    tindakan: Tindakan
    tempat: Path | None = None
    jenis: JenisBerkas | None = None
    alasan: str = ""
    masalah: tuple[Masalah, ...] = ()


@dataclass(frozen=True)
class HasilMasuk:
    """What became of each file, and where the obligation stands now."""

    status: HasilStatus
    berkas: tuple[BerkasMasuk, ...]

    @property
    def ditolak(self) -> list[BerkasMasuk]:
        """Those that are no evidence."""
        return [b for b in self.berkas if b.tindakan is Tindakan.DITOLAK]


@dataclass(frozen=True)
class HasilCatatan:
    """Where the unit's remark stands, whether that is news, and where the obligation stands."""

    status: HasilStatus
    tempat: Path
    berubah: bool


@dataclass(frozen=True)
class _Meja:
    """An obligation with its folder, and the register open to write."""

    pengaturan: Pengaturan
    basis: BasisData
    tahun: TahunRencana
    kewajiban: Kewajiban

    @property
    def tempat(self) -> Tempat:
        return self.kewajiban.kode, self.kewajiban.periode

    @property
    def kunci(self) -> str:
        return kunci_bukti(self.tahun.kantor.satker.kode, self.tempat)

    @property
    def folder_kantor(self) -> Path:
        return folder_kantor(self.pengaturan.bukti, self.tahun.kantor)

    @property
    def folder(self) -> Path:
        return cari_folder(self.pengaturan.bukti, self.tahun.kantor, self.kewajiban)

    def pindai(self) -> HasilPindai:
        return pindai(
            self.pengaturan.bukti, self.tahun, self.basis, waktu.sekarang(), simpanan=self.pengaturan.pindaian
        )

    def status(self, pindaian: HasilPindai) -> HasilStatus:
        return keadaan(self.kewajiban, self.tahun, pindaian, waktu.sekarang(self.tahun.kantor.zona).date())

    def relatif(self, berkas: Path) -> str:
        return berkas.relative_to(self.folder_kantor).as_posix()


def kunci_bukti(satker: str, tempat: Tempat) -> str:
    """Return the key under which events of a row's evidence stand in the register."""
    kode, periode = tempat
    return f"{satker}/{periode}/bukti/{kode}"


def terima_bukti(
    pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanBukti, kabar: Kabar | None = None
) -> HasilMasuk:
    """Copy files into the folder of a row and period, record who brought them, and tell where the row stands then.

    A file that lies there already is not copied; it is recorded who vouches for it, and why. One that is no evidence
    is told with its reason and stops no other.

    Raises:
        GalatPemakaian: when no file is named, for a row or period that the plan does not have, or when it is not clear
            which period is meant.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's folder is gone, or was archived.
        GalatBukti: when the folder cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    if not permintaan.berkas:
        raise GalatPemakaian("Tidak ada berkas yang disebut.", "Tulis nama berkasnya sesudah kode baris atau periode.")
    alasan = " ".join(permintaan.alasan.split())
    with _buka(pengaturan, pelaku, permintaan, permintaan.berkas) as meja:
        masuk = [_terima_satu(meja, asal, kabar) for asal in permintaan.berkas]
        if kabar:
            kabar("", 0)
        pindaian = meja.pindai()
        dikenal = {b.berkas: b for b in pindaian.bukti}
        hasil = [_nilai(meja, satu, dikenal) for satu in masuk]
        hasil = _catat_semua(meja, hasil, dikenal, alasan, "BUKTI_DITERIMA")
        if alasan or any(h.tindakan is Tindakan.DITOLAK and h.tempat for h in hasil):  # a reason settles some remarks
            pindaian = meja.pindai()
        hasil = [replace(h, tempat=None) if h.tindakan is Tindakan.DITOLAK else h for h in hasil]
        return HasilMasuk(meja.status(pindaian), tuple(_dengan_masalah(h, pindaian.masalah) for h in hasil))


def tautkan_bukti(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanTautan) -> HasilMasuk:
    """Lay a link into the folder of a row and period; it is never fetched and meets no need.

    Raises:
        GalatPemakaian: when the address is none of the web; and as `terima_bukti`.
        GalatRencana, GalatFolderBukti, GalatBukti, GalatBasisData: as `terima_bukti`.

    """
    try:
        alamat = tautan_web.rapikan_alamat(permintaan.alamat)
    except tautan_web.BukanAlamat as galat:
        raise GalatPemakaian(
            f"{str(galat)[:1].upper()}{str(galat)[1:]}.", "Salin alamat lengkapnya dari peramban, misalnya https://…"
        ) from galat
    nama = permintaan.nama.strip().removesuffix(".url") or tautan_web.nama_dari_alamat(alamat)
    with _buka(pengaturan, pelaku, permintaan) as meja:
        with _boleh_ditulis(meja.folder):
            isi = tautan_web.susun_tautan(alamat)
            ditaruh = taruh_isi(meja.folder, f"{nama}.url", isi, JenisBerkas.TAUTAN)
        pindaian = meja.pindai()
        dikenal = {b.berkas: b for b in pindaian.bukti}
        satu = _masuk(ditaruh.tempat, ditaruh)
        (hasil,) = _catat_semua(meja, [satu], dikenal, "", "BUKTI_DITAUTKAN", alamat=alamat)
        return HasilMasuk(meja.status(pindaian), (_dengan_masalah(hasil, pindaian.masalah),))


def catat_kendala(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanCatatan) -> HasilCatatan:
    """Add a remark to the end of the unit's `catatan.txt`, which the report prints word for word.

    Raises:
        GalatPemakaian: when it says nothing; and as `terima_bukti`.
        GalatBukti: when the remark would be longer than the report takes, or cannot be written.
        GalatRencana, GalatFolderBukti, GalatBasisData: as `terima_bukti`.

    """
    teks = catatan_unit.rapikan(permintaan.teks).strip()
    if not teks:
        raise GalatPemakaian("Catatannya kosong.", "Tulis catatannya di antara tanda kutip.")
    with _buka(pengaturan, pelaku, permintaan) as meja:
        pindaian = meja.pindai()
        with meja.basis.transaksi(permintaan.satker) as sambungan, _boleh_ditulis(meja.folder):
            try:
                tempat, berubah = catatan_unit.tambahkan(meja.folder, teks)
            except catatan_unit.CatatanPenuh as galat:
                raise GalatBukti(
                    f"Catatan tidak ditambahkan: {galat}.", "Ringkaskan dahulu catatan yang sudah ada."
                ) from galat
            tercatat = rincian_kejadian(sambungan, meja.kunci, _CATATAN)  # none where somebody was killed in between
            if berubah or not any(satu["teks"] == teks for satu in tercatat):
                catat(sambungan, meja.kunci, _CATATAN, {"teks": teks}, waktu.sekarang())
        return HasilCatatan(meja.status(pindaian), tempat, berubah)


@contextmanager
def _buka(
    pengaturan: Pengaturan,
    pelaku: Pelaku,
    permintaan: PermintaanBukti | PermintaanTautan | PermintaanCatatan,
    berkas: Sequence[Path] = (),
) -> Iterator[_Meja]:
    """Give the obligation that is meant, with the register open; refuse a year whose folder is not there."""
    satker, periode = permintaan.satker, permintaan.periode
    dipilih = periode.tahun if periode else tahun_berjalan(pengaturan, satker)
    tahun = baca_rencana(pengaturan, satker, dipilih, dengan_naskah=False)
    semua = kewajiban_baris(tahun, permintaan.kode)
    diminta = pada_periode(semua, periode) if periode else None
    with buka_tulis(pengaturan, pelaku) as basis:
        arsip_bukti.tolak_folder_hilang(pengaturan.bukti, tahun, basis)
        arsip_bukti.tolak_yang_diarsipkan(tahun, basis)
        diminta = diminta or _menurut_letak(pengaturan, tahun, semua, berkas)
        if diminta is None:
            sekarang = waktu.sekarang()
            pindaian = pindai(pengaturan.bukti, tahun, basis, sekarang, simpanan=pengaturan.pindaian)
            diminta = yang_ditagih(semua, tahun, pindaian, sekarang.astimezone(tahun.kantor.zona).date())
        yield _Meja(pengaturan, basis, tahun, diminta)


def _menurut_letak(
    pengaturan: Pengaturan, tahun: TahunRencana, semua: Sequence[Kewajiban], berkas: Sequence[Path]
) -> Kewajiban | None:
    """Return the obligation in whose folder all these files lie already; None when they do not."""
    akar, peta = folder_kantor(pengaturan.bukti, tahun.kantor), PetaTempat(tahun)
    tempat = {peta.tempat(relatif) if (relatif := relatif_bukti(akar, satu)) else None for satu in berkas}
    return next((k for k in semua if tempat == {(k.kode, k.periode)}), None)


def relatif_bukti(akar: Path, berkas: Path) -> str | None:
    """Return a file's path below the office's evidence folder, with `/`; None when it lies elsewhere."""
    try:
        asli = berkas.parent.resolve() / berkas.name if berkas.is_symlink() else berkas.resolve()
        return asli.relative_to(akar.resolve()).as_posix()
    except (OSError, ValueError):
        return None


def _terima_satu(meja: _Meja, asal: Path, kabar: Kabar | None) -> BerkasMasuk:
    folder = meja.folder
    relatif = relatif_bukti(meja.folder_kantor, asal)
    if relatif and PetaTempat(meja.tahun).tempat(relatif) == meja.tempat and asal.is_file():
        return BerkasMasuk(asal, Tindakan.TETAP, meja.folder_kantor / relatif)
    try:
        with _boleh_ditulis(folder):
            ditaruh = taruh(folder, asal, (lambda bita: kabar(asal.name, bita)) if kabar else None)
    except TakDitaruh as galat:
        return BerkasMasuk(asal, Tindakan.DITOLAK, alasan=str(galat))
    return _masuk(asal, ditaruh)


def _masuk(asal: Path, ditaruh: Ditaruh) -> BerkasMasuk:
    tindakan = Tindakan.DITERIMA if ditaruh.baru else Tindakan.TETAP
    return BerkasMasuk(asal, tindakan, ditaruh.tempat, ditaruh.jenis)


def _nilai(meja: _Meja, masuk: BerkasMasuk, dikenal: dict[str, Bukti]) -> BerkasMasuk:
    """Return a file as the scan judged it, which may know more reasons against it than its bytes alone tell.

    What was copied for nothing is taken away again: its owner has the original.
    """
    if masuk.tempat is None:
        return masuk
    bukti = dikenal.get(meja.relatif(masuk.tempat))
    if bukti is None:
        return replace(masuk, tindakan=Tindakan.DITOLAK, alasan="namanya tidak dibaca program; ganti namanya")
    if bukti.jenis is not None:
        return replace(masuk, jenis=bukti.jenis)
    if masuk.tindakan is Tindakan.DITERIMA:
        with meja.basis.transaksi(meja.tahun.kantor.satker.kode) as sambungan:
            rekaman_bukti.lupakan(sambungan, meja.tahun.kantor.satker.kode, bukti.berkas)
        masuk.tempat.unlink(missing_ok=True)
    return replace(masuk, tindakan=Tindakan.DITOLAK, alasan=bukti.alasan_ditolak)


def _catat_semua(
    meja: _Meja, masuk: Sequence[BerkasMasuk], dikenal: dict[str, Bukti], alasan: str, peristiwa: str, **rincian: str
) -> list[BerkasMasuk]:
    """Record of each file who brought it and why, where that is news; return what is new."""
    hasil = []
    t, sekarang = berkas_bukti.c, waktu.sekarang()
    with meja.basis.transaksi(meja.tahun.kantor.satker.kode) as sambungan:
        oleh = sambungan.get_execution_options()["oleh"]
        for satu in masuk:
            bukti = dikenal.get(meja.relatif(satu.tempat)) if satu.tempat else None
            if satu.tindakan is Tindakan.DITOLAK or bukti is None:
                hasil.append(satu)
                continue
            sama = (t.satker == meja.tahun.kantor.satker.kode) & (t.berkas == bukti.berkas) & (t.sha256 == bukti.sha256)
            kini = sambungan.execute(sa.select(t.oleh, t.alasan).where(sama)).one_or_none()  # of two, one was faster
            lama = (kini.oleh or "", kini.alasan or "") if kini else (bukti.oleh, bukti.alasan)
            baru = (lama[0] or oleh, alasan or lama[1])
            if baru == lama:
                hasil.append(satu)
                continue
            sambungan.execute(sa.update(berkas_bukti).where(sama).values(oleh=baru[0], alasan=baru[1]))
            isi = {"berkas": bukti.berkas, "sha256": bukti.sha256, "asal": satu.asal.name, **rincian}
            catat(sambungan, meja.kunci, peristiwa, isi, sekarang, alasan=alasan)
            tindakan = Tindakan.DITERIMA if satu.tindakan is Tindakan.DITERIMA else Tindakan.DICATAT
            hasil.append(replace(satu, tindakan=tindakan))
    return hasil


def _dengan_masalah(masuk: BerkasMasuk, masalah: Sequence[Masalah]) -> BerkasMasuk:
    """Return a file with what the scan remarks on it."""
    if masuk.tempat is None:
        return masuk
    letak = sebut(masuk.tempat)
    return replace(masuk, masalah=tuple(m for m in masalah if m.letak.berkas == letak))


@contextmanager
def _boleh_ditulis(folder: Path) -> Iterator[None]:
    """Tell that a folder cannot be written.

    Raises:
        GalatBukti: with what to do.

    """
    try:
        yield
    except OSError as galat:
        raise GalatBukti(
            f"Folder bukti {galat.filename or folder} tidak dapat ditulisi: {sebab_sistem(galat)}.",
            saran_sistem(galat),
        ) from galat
