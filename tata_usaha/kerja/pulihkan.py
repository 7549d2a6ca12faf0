"""Rebuilding a register that was lost, damaged or set back: first told, done only when somebody says so.

What serves as its beginning is the best that is left: the register itself when its events are whole, else the copy
that reaches furthest, else its rows, else nothing. Then the number books and the letters themselves are asked. The
new one is built beside, the old one laid aside, never removed; whoever is killed in between does it all again.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku, cadangan, csv_agenda, rantai
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.csv_agenda import BarisCSV, PeristiwaNomor
from tata_usaha.agenda.nomor import BarisNomor, daftar_nomor, simpan_nomor
from tata_usaha.agenda.pasang import pasang, salin_catatan
from tata_usaha.agenda.periksa_catatan import DIPULIHKAN, ikuti_semua, nilai_catatan, periksa_catatan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBasisData, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.periksa import semua_satker
from tata_usaha.kerja.pulihkan_tautan import PemulihanTautan
from tata_usaha.kerja.pulihkan_terbit import PemulihanTerbit
from tata_usaha.kerja.tahun import baca_kantor
from tata_usaha.kerja.tautan import lengkapi, taruh_lagi
from tata_usaha.outbox.naskah_ditemukan import baca_temuan
from tata_usaha.outbox.pemulihan import Pemulihan
from tata_usaha.outbox.periksa_nomor import periksa_nomor
from zi_model.naskah.keluarga import pencacah


class Dasar(StrEnum):
    """What the register is rebuilt from."""

    REGISTER = "buku agenda itu sendiri"
    SALINAN = "salinan"
    CATATAN = "catatan di buku agenda yang rusak"
    KOSONG = "berkas naskah dan buku-agenda.csv saja"


@dataclass(frozen=True)
class HasilPulihkan:
    """What is or was done: from what, letter by letter and number by number, and what a person must decide.

    `perlu` tells whether there is anything to do at all.
    `disisihkan` is where the old register is kept; None when it stays what it is, or there was none.
    """

    dasar: Dasar
    salinan: cadangan.Salinan | None
    tindakan: tuple[str, ...]
    putusan: tuple[str, ...]
    perlu: bool
    dilakukan: bool
    disisihkan: Path | None = None

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "dasar": self.dasar.value,
            "salinan": str(self.salinan.tempat) if self.salinan else None,
            "perlu": self.perlu,
            "dilakukan": self.dilakukan,
            "disisihkan": str(self.disisihkan) if self.disisihkan else None,
            "tindakan": list(self.tindakan),
            "putusan": list(self.putusan),
        }


@dataclass
class _Rencana:
    """The register as it shall be: of each office what is to be recorded, and which lines the number books lack."""

    dasar: Dasar
    salinan: cadangan.Salinan | None
    satker: dict[str, Pemulihan] = field(default_factory=dict)
    awal: dict[str, Pemulihan] = field(default_factory=dict)
    csv: dict[Path, list[BarisCSV]] = field(default_factory=dict)
    tautan: dict[str, PemulihanTautan] = field(default_factory=dict)
    terbit: dict[str, PemulihanTerbit] = field(default_factory=dict)


def pulihkan(
    pengaturan: Pengaturan, pelaku: Pelaku, satker: str | None = None, *, lakukan: bool = False
) -> HasilPulihkan:
    """Tell what would bring the register back, or do it (`lakukan`); nothing of a person's is overwritten.

    `satker` is the only office to be looked at, as long as the register itself is whole; else all are.

    Raises:
        GalatBasisData: when the database cannot be read or written, or the old one cannot be laid aside.
        GalatOutbox: when a number book cannot be written.

    """
    try:
        return _pulihkan(pengaturan, pelaku, satker, lakukan=lakukan)
    except OSError as galat:
        raise GalatBasisData(
            f"Buku agenda belum selesai dipulihkan: {sebab_sistem(galat)}.", saran_sistem(galat)
        ) from galat


def _pulihkan(pengaturan: Pengaturan, pelaku: Pelaku, satker: str | None, *, lakukan: bool) -> HasilPulihkan:
    with tempfile.TemporaryDirectory(prefix="zi-pulih-") as folder:
        dasar, salinan = _pilih_dasar(pengaturan)
        if dasar is Dasar.REGISTER:
            with buka(pengaturan.database, pelaku) as basis:
                rencana = _susun(pengaturan, basis, dasar, salinan, satker)
                hasil = _hasil(rencana, perlu=any(h.tindakan for h in rencana.satker.values()))
                if not lakukan:
                    return hasil
                _catat(basis, rencana)
            disisihkan = None
        else:
            tempat = Path(folder) / "baru.sqlite3"
            _siapkan_dasar(pengaturan, dasar, salinan, tempat)
            with buka(f"sqlite:///{tempat}", pelaku) as basis:
                rencana = _susun(pengaturan, basis, dasar, salinan)
                sesuatu = any(h.tindakan for h in rencana.satker.values())
                hasil = _hasil(rencana, perlu=sesuatu or dasar is not Dasar.KOSONG or _ada_register(pengaturan))
                if not (lakukan and hasil.perlu):
                    return hasil
                _catat(basis, rencana)
            disisihkan = pasang(pengaturan, tempat)
    _tulis_csv(rencana)
    with buka(pengaturan.database, pelaku) as basis:
        with basis.baca() as sambungan:
            sebutan = f"disisihkan {waktu.sekarang().astimezone():%Y-%m-%d %H%M%S}"
            cadangan.sisihkan_asing(sambungan, pengaturan.folder_cadangan, sebutan)
        hari = waktu.sekarang().astimezone().date()
        keluhan = lengkapi(pengaturan, basis, waktu.sekarang())
        for satu in rencana.satker:
            keluhan += taruh_lagi(pengaturan, basis, satu, waktu.sekarang())
        keluhan += cadangan.cadangkan(basis.mesin, pengaturan.folder_cadangan, hari)
    return replace(hasil, putusan=(*hasil.putusan, *keluhan), dilakukan=hasil.perlu, disisihkan=disisihkan)


def _ada_register(pengaturan: Pengaturan) -> bool:
    register = pengaturan.berkas_database
    return register is None or (register.exists() and register.stat().st_size > 0)


def _pilih_dasar(pengaturan: Pengaturan) -> tuple[Dasar, cadangan.Salinan | None]:
    salinan = next(filter(_berantai, cadangan.salinan_urut(pengaturan.folder_cadangan)), None)
    if not _ada_register(pengaturan):
        return (Dasar.SALINAN if salinan else Dasar.KOSONG), salinan
    try:
        with buka(pengaturan.database) as basis:
            if not _utuh(basis):
                raise GalatBasisData("rusak")
            with basis.baca() as sambungan:
                kepala = cadangan.kepala_register(sambungan)
                if salinan and not cadangan.berlanjut(sambungan, salinan.kepala):
                    return Dasar.SALINAN, salinan
                if not any(_putus(sambungan, s) for s in {rantai.BERSAMA, *kepala, *semua_satker(pengaturan)}):
                    return Dasar.REGISTER, salinan
                return (Dasar.SALINAN if salinan else Dasar.CATATAN), salinan
    except (GalatBasisData, ValueError, TypeError):
        if pengaturan.berkas_database is None:
            raise
        return (Dasar.SALINAN if salinan else Dasar.KOSONG), salinan


def _berantai(salinan: cadangan.Salinan) -> bool:
    """Tell whether the events of a copy are whole."""
    with tempfile.TemporaryDirectory(prefix="zi-pulih-") as folder:
        tempat = Path(folder) / "salinan.sqlite3"
        tempat.write_bytes(salinan.tempat.read_bytes())
        try:
            with buka(f"sqlite:///{tempat}") as basis, basis.baca() as sambungan:
                return not any(_putus(sambungan, satker) for satker in {rantai.BERSAMA, *salinan.kepala})
        except (GalatBasisData, ValueError, TypeError):
            return False


def _utuh(basis: BasisData) -> bool:
    if basis.mesin.dialect.name != "sqlite":
        return True
    with basis.baca() as sambungan:
        return list(sambungan.exec_driver_sql("PRAGMA integrity_check").scalars()) == ["ok"]


def _putus(sambungan: Connection, satker: str) -> bool:
    return bool(rantai.periksa_rantai(sambungan, satker))


def _siapkan_dasar(pengaturan: Pengaturan, dasar: Dasar, salinan: cadangan.Salinan | None, tempat: Path) -> None:
    """Make the database from which the new register grows: the copy, the rows of the old one, or nothing."""
    if dasar is Dasar.SALINAN and salinan:
        tempat.write_bytes(salinan.tempat.read_bytes())
    elif dasar is Dasar.CATATAN:
        salin_catatan(pengaturan.database, tempat)


def _susun(
    pengaturan: Pengaturan,
    basis: BasisData,
    dasar: Dasar,
    salinan: cadangan.Salinan | None,
    hanya: str | None = None,
) -> _Rencana:
    """Return what is to be recorded for every office, or only for one."""
    rencana = _Rencana(dasar, salinan)
    for satker in [hanya] if hanya else semua_satker(pengaturan):
        with basis.baca() as sambungan:
            entri, nomor = buku.semua(sambungan, satker), daftar_nomor(sambungan, satker)
            kejadian = rantai.semua_kejadian(sambungan, satker)
        hasil = Pemulihan.dari(satker, entri, nomor)
        rencana.awal[satker] = Pemulihan.dari(satker, entri, nomor)
        csv = _baca_csv(pengaturan, satker, hasil)
        ditemukan = list(baca_temuan(pengaturan.outbox, satker))
        if dasar in {Dasar.REGISTER, Dasar.SALINAN} and _janggal(entri, nomor, kejadian):
            hasil.ikuti_kejadian(ikuti_semua(kejadian), _entri_salinan(salinan, satker))
        hasil.ambil_csv(csv, berlaku=dasar is not Dasar.REGISTER)
        hasil.ambil_berkas(ditemukan, lambda nama: (pengaturan.outbox / nama).exists())
        hasil.ambil_jalur(ditemukan)
        hasil.samakan_nomor(menurut_naskah=dasar is Dasar.REGISTER)
        hasil.ambil_nomor(ditemukan, _pencacah(pengaturan, satker))
        hasil.samakan_nomor(menurut_naskah=False)
        if dasar is not Dasar.REGISTER:
            hasil.bersihkan(ditemukan)
            hasil.putusan += _salinan_ttd(pengaturan.outbox, hasil)
        rencana.tautan[satker] = PemulihanTautan.dari(pengaturan, basis, satker, list(hasil.entri.values()))
        hasil.tindakan += rencana.tautan[satker].tindakan
        semua, baru = list(hasil.entri.values()), dasar in {Dasar.CATATAN, Dasar.KOSONG}
        isi = PemulihanTerbit.dari(pengaturan.outbox, basis, satker, semua, kejadian, rantai_baru=baru)
        rencana.terbit[satker] = isi
        hasil.tindakan += isi.tindakan
        hasil.putusan += isi.putusan
        rencana.satker[satker] = hasil
        rencana.csv |= _kurang_di_csv(pengaturan, hasil, csv)
    return rencana


def _salinan_ttd(outbox: Path, hasil: Pemulihan) -> Iterator[str]:
    """Yield the signed copies beside letters that are not known to be signed: when they were, only a person knows."""
    for entri in hasil.entri.values():
        tempat = outbox / entri.berkas
        if entri.berkas_ttd is None and tempat.parent.is_dir():
            for satu in sorted(tempat.parent.iterdir()):
                if satu.name.startswith(f"{tempat.stem} (ditandatangani)"):
                    yield f"{entri.kunci} punya salinan bertanda tangan {satu.name}: catat lagi sebagai ditandatangani"


def _janggal(
    entri: Sequence[buku.EntriAgenda], nomor: Sequence[BarisNomor], kejadian: Sequence[rantai.Kejadian]
) -> bool:
    return any(True for _ in itertools.chain(periksa_catatan(entri, kejadian, ()), periksa_nomor(entri, nomor)))


def _entri_salinan(salinan: cadangan.Salinan | None, satker: str) -> Mapping[str, buku.EntriAgenda]:
    """Return the letters as the newest copy has them."""
    if salinan is None:
        return {}
    with tempfile.TemporaryDirectory(prefix="zi-pulih-") as folder:
        tempat = Path(folder) / "salinan.sqlite3"
        tempat.write_bytes(salinan.tempat.read_bytes())  # an older one is brought up to this version
        with buka(f"sqlite:///{tempat}") as basis, basis.baca() as sambungan:
            return {e.kunci: e for e in buku.semua(sambungan, satker)}


def _baca_csv(pengaturan: Pengaturan, satker: str, hasil: Pemulihan) -> dict[int, dict[tuple[str, int], BarisCSV]]:
    csv = {}
    folder = pengaturan.outbox / satker
    berfolder = {int(f.name) for f in folder.iterdir() if f.name.isdigit()} if folder.is_dir() else set()
    for tahun in sorted(berfolder | {b.tahun for b in hasil.nomor.values()}):
        tempat = csv_agenda.tempat_csv(pengaturan.outbox, satker, tahun)
        try:
            baris, masalah = csv_agenda.baca_csv(tempat.parent)
        except OSError as galat:
            raise csv_agenda.tak_tertulis(tempat, galat) from galat
        hasil.putusan += [str(m) for m in masalah]
        csv[tahun] = csv_agenda.keadaan_terakhir(baris)
    return csv


def _kurang_di_csv(
    pengaturan: Pengaturan, hasil: Pemulihan, csv: Mapping[int, Mapping[tuple[str, int], BarisCSV]]
) -> dict[Path, list[BarisCSV]]:
    """Return the lines that each number book lacks of what the register shall say."""
    kurang: dict[Path, list[BarisCSV]] = {}
    for (jenis, tahun, angka), b in sorted(hasil.nomor.items()):
        tertulis = csv.get(tahun, {}).get((jenis, angka))
        kini = (b.keadaan, b.kunci or "", b.tanggal)
        if tertulis is None or (tertulis.peristiwa.keadaan, tertulis.kunci, tertulis.tanggal) != kini:
            tempat = csv_agenda.tempat_csv(pengaturan.outbox, hasil.satker, tahun)
            baris = BarisCSV(
                jenis, angka, PeristiwaNomor(b.keadaan.value), b.tanggal, b.perihal, b.alasan, b.kunci or ""
            )
            kurang.setdefault(tempat, []).append(baris)
            hasil.tindakan.append(f"nomor {angka} {jenis} {tahun} ditulis lagi di buku-agenda.csv")
    return kurang


def _pencacah(pengaturan: Pengaturan, satker: str) -> Callable[[buku.EntriAgenda], str]:
    """Return what tells from which counter a letter takes its number; the kind itself when the plan cannot be read."""
    try:
        kantor = baca_kantor(pengaturan, satker).satker
    except GalatRencana:
        return lambda entri: entri.jenis
    return lambda entri: kantor.pencacah_nomor(pencacah(entri.jenis, kantor.nomor) or entri.jenis, entri.unit)


def _catat(basis: BasisData, rencana: _Rencana) -> None:
    """Record what is new, office by office, each change with an event."""
    sekarang = waktu.sekarang()
    for satker, hasil in rencana.satker.items():
        awal = rencana.awal[satker]
        semua = rencana.dasar in {Dasar.CATATAN, Dasar.KOSONG}  # a new chain: every letter begins in it
        with basis.transaksi(satker) as sambungan:
            for kunci, entri in hasil.entri.items():
                if entri != awal.entri.get(kunci) or semua:
                    buku.simpan(sambungan, entri)
                    rantai.catat(sambungan, kunci, DIPULIHKAN, nilai_catatan(entri), sekarang, rencana.dasar.value)
            for kunci_nomor, baris in hasil.nomor.items():
                if baris != awal.nomor.get(kunci_nomor):
                    simpan_nomor(sambungan, baris)
            rencana.tautan[satker].catat(sambungan, sekarang)
            rencana.terbit[satker].catat(sambungan, sekarang)


def _tulis_csv(rencana: _Rencana) -> None:
    """Add what the number books lack."""
    saat = waktu.sekarang().astimezone().strftime("%Y-%m-%d %H.%M")
    for tempat, baris in rencana.csv.items():
        csv_agenda.tambah(tempat, [replace(b, oleh="pemulihan", dicatat=saat) for b in baris])


def _hasil(rencana: _Rencana, *, perlu: bool) -> HasilPulihkan:
    tindakan = [t for hasil in rencana.satker.values() for t in hasil.tindakan]
    putusan = [p for hasil in rencana.satker.values() for p in hasil.putusan]
    return HasilPulihkan(rencana.dasar, rencana.salinan, tuple(tindakan), tuple(putusan), perlu, dilakukan=False)
