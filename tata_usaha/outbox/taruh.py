"""The outbox: where a printed draft is laid, so that nothing of a person's is ever lost.

What to do with a draft is decided by `zi_model.daur_naskah.putuskan`; here it is carried out so that
it can be killed at any point: the register first records which bytes are about to be laid, then
the file is written, then the register records that it lies there. After a crash the next run
recognises its own half-finished work by those bytes, before it records which it lays itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang, jeda
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.konsep.jati_diri import bentuk_lama
from tata_usaha.konsep.judul import judul_naskah
from tata_usaha.konsep.tag_srikandi import jalur_konsep
from tata_usaha.outbox import riwayat, sanding, terbuka
from tata_usaha.outbox.isian_nomor import konsep_bernomor, nilai_nomor, pola_naskah
from tata_usaha.outbox.langkah_naskah import PENGGANTI
from tata_usaha.outbox.pindah_tahunan import nama_folder
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.daur_naskah import Langkah, StatusNaskah, Tindakan, dapat, langkah_mungkin, putuskan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.keluarga import bernomor

_SARAN = (
    "Tutup berkasnya kalau sedang dibuka, pastikan folder outbox dapat ditulisi dan disk tidak penuh, "
    "lalu jalankan lagi; yang sudah ada utuh."
)
_TANPA_POLA: Mapping[str, str] = MappingProxyType({})
JUDUL = "judul"
"""What in an event's details says the title that was printed."""
_ULANG = 10
"""How often a letter is tried while somebody else changes it under our hands."""


def sebut_sisa(isian: int, belum_terverifikasi: int) -> str:
    """Return in Indonesian what is left to do in a letter; empty when nothing is."""
    bagian = [f"{isian} isian masih kosong"] if isian else []
    bagian += [f"{belum_terverifikasi} dasar hukum belum terverifikasi"] if belum_terverifikasi else []
    return ", ".join(bagian)


@dataclass(frozen=True)
class HasilTaruh:
    """What was done with one letter; `berkas` is the file that a person should look at.

    `isian` are the fill-ins that it still has, `belum_terverifikasi` the citations that nobody has verified.
    `dibuka` tells who has the draft open, because of whom it was not replaced; empty when nobody has.
    """

    kunci: str
    perihal: str
    berkas: Path
    tindakan: Tindakan
    keterangan: str = ""
    isian: int = 0
    belum_terverifikasi: int = 0
    dibuka: str = ""

    @property
    def perlu_dibaca(self) -> bool:
        """Whether somebody must read the `keterangan`: it is gone, could not be laid, or is open."""
        return bool(self.dibuka) or self.tindakan in {Tindakan.HILANG, Tindakan.TERTINGGAL}

    @property
    def sisa(self) -> str:
        """What is left to do with the letter, in Indonesian; empty when it is complete."""
        return sebut_sisa(self.isian, self.belum_terverifikasi)


@diulang
def taruh(
    folder: Path,
    basis: BasisData,
    naskah: Naskah,
    isi: bytes,
    sekarang: dt.datetime,
    pola: Mapping[str, str] = _TANPA_POLA,
    tanpa_kode: Callable[[], bytes] | None = None,
    tolak: Callable[[bytes], GalatOutbox | None] | None = None,
) -> HasilTaruh:
    """Lay one printed draft into the outbox and return what was done.

    The draft of a letter that has a number and date in the register already is one with these filled in, as the
    office's patterns of numbers (`pola`, by kind) write them: so one whose file is gone comes back numbered.
    `tanpa_kode` returns the letter without the code of its first page, if it has one; asked only where a draft lies.
    `tolak` returns why a draft may not be laid, None when it may; asked only of one that would be written.

    Raises:
        GalatOutbox: when the folder cannot be written, or the draft may not be laid.
        GalatBasisData: when the register cannot.

    """
    tujuan = folder / _entri_baru(naskah).berkas
    cetakan = _Cetakan(isi, tanpa_kode or (lambda: isi), pola, tolak or (lambda _: None))
    try:
        berkas.buang_sisa(tujuan.parent)
        for ke in range(_ULANG):
            jeda(ke)  # the runs of an office queue up for each step: without it two undo each other's first for ever
            entri, bentuk = _niatkan(folder, basis, naskah, cetakan, sekarang)
            tujuan = folder / entri.berkas
            hasil = _laksanakan(folder, basis, naskah, entri, bentuk, sekarang)
            if hasil is not None:
                return hasil
    except OSError as galat:
        tempat = Path(galat.filename or tujuan)
        dibuka = terbuka.pembuka(tujuan)
        raise GalatOutbox(
            f"Naskah “{naskah.perihal}” tidak dapat ditaruh di "
            f"{tempat.parent if tempat.suffix == '.tmp' else tempat}: {sebab_sistem(galat)}"
            f"{f'; berkasnya {dibuka}' if dibuka else ''}.",
            saran_sistem(galat, _SARAN),
        ) from galat
    raise GalatOutbox(
        f"Naskah “{naskah.perihal}” tidak dapat ditaruh di {tujuan}: berkasnya terus berubah.",
        "Tunggu sampai yang sedang menulisnya selesai, lalu jalankan lagi; yang sudah ada utuh.",
    )


def tertinggal(folder: Path, naskah: Naskah, galat: GalatOutbox) -> HasilTaruh:
    """Return the result of a letter that `taruh` could not lay."""
    tempat = folder / _entri_baru(naskah).berkas
    keterangan = f"{galat.pesan} {galat.saran}".rstrip()
    return HasilTaruh(str(naskah.kunci), naskah.perihal, tempat, Tindakan.TERTINGGAL, keterangan)


@dataclass(frozen=True)
class _Cetakan:
    """A letter as it was printed, and as it would be without its code; the patterns of numbers; why it is refused."""

    isi: bytes
    tanpa_kode: Callable[[], bytes]
    pola: Mapping[str, str]
    tolak: Callable[[bytes], GalatOutbox | None]


def _niatkan(
    folder: Path, basis: BasisData, naskah: Naskah, cetakan: _Cetakan, sekarang: dt.datetime
) -> tuple[EntriAgenda, bytes]:
    """Record in the register which bytes are about to be laid, if any are; return the letter's entry, and those bytes.

    What an earlier run left half-done is put in order first, while the register still says which bytes those were.
    """
    with basis.baca() as sambungan:
        lama = agenda.cari(sambungan, str(naskah.kunci))
    if lama is not None and _selesai(folder, lama) and lama.unit == naskah.unit:
        bentuk = _bentuk(folder, lama, cetakan)
        if not _putusan(folder, lama, berkas.sha256(bentuk)).menulis:
            return lama, bentuk
    with basis.transaksi(naskah.kunci.satker) as sambungan:
        lama = agenda.cari(sambungan, str(naskah.kunci))
        entri = replace(lama, unit=naskah.unit) if lama else replace(_entri_baru(naskah), sejak=sekarang)
        if lama is None:
            catat(sambungan, entri.kunci, "DICATAT", {"berkas": entri.berkas}, sekarang)
        for tempat in _tempat(folder, entri):
            riwayat.pulihkan(tempat)
        if (diakui := _akui(folder, entri)) is not entri:
            tindakan = Tindakan.DIGANTI if entri.sha256 else Tindakan.BARU
            if diakui.sha256 != entri.sha256_niat:
                tindakan = Tindakan.DISANDINGKAN
            entri = _catat_taruh(sambungan, diakui, tindakan, str(entri.sha256_niat), sekarang)
        bentuk = _bentuk(folder, entri, cetakan)
        sidik = berkas.sha256(bentuk)
        tindakan = _putusan(folder, entri, sidik)
        if lama is None and tindakan is Tindakan.TETAP:  # the same letter from a register that was lost
            entri = _catat_taruh(sambungan, _diletakkan(folder, entri, sidik), tindakan, sidik, sekarang)
        ditolak = cetakan.tolak(bentuk) if tindakan.menulis else None
        if ditolak and lama is None:
            raise ditolak
        entri = replace(entri, sha256_niat=sidik if tindakan.menulis and not ditolak else None)
        if entri != lama:
            agenda.simpan(sambungan, entri)
    if ditolak:  # after what an earlier run left half-done is in order
        raise ditolak
    return entri, bentuk


def _bentuk(folder: Path, entri: EntriAgenda, cetakan: _Cetakan) -> bytes:
    """Return the draft as it is compared and laid: with the number and date that the letter has.

    Without its identity and its code where version 0.1 laid the same draft so.

    An update of the program changes the bytes of every letter, but not what any of them says: with nothing else to
    write, the old draft is as new.
    """
    isi = _bernomor(entri, cetakan.isi, cetakan.pola)
    putusan = _putusan(folder, entri, berkas.sha256(isi))
    if putusan is Tindakan.BARU or not putusan.menulis:
        return isi
    lama = bentuk_lama(_bernomor(entri, cetakan.tanpa_kode(), cetakan.pola), entri.kunci)
    return isi if _putusan(folder, entri, berkas.sha256(lama)).menulis else lama


def _bernomor(entri: EntriAgenda, isi: bytes, pola: Mapping[str, str]) -> bytes:
    nilai = nilai_nomor(pola_naskah(entri.jenis, pola), entri.nomor, entri.tanggal)
    return konsep_bernomor(isi, nilai) if nilai and entri.status is StatusNaskah.KONSEP else isi


def _selesai(folder: Path, entri: EntriAgenda) -> bool:
    """Tell whether no run was killed while it laid the letter."""
    return entri.sha256_niat is None and not any(map(riwayat.terputus, _tempat(folder, entri)))


def _akui(folder: Path, entri: EntriAgenda) -> EntriAgenda:
    """Return the entry with the draft that was laid just before a run was killed; as it is when there is none."""
    niat = entri.sha256_niat
    if niat is None:
        return entri
    if _sidik(folder / entri.berkas) == niat:
        return sanding.simpan(folder, _diletakkan(folder, entri, niat))
    if nama := sanding.cari(folder, entri, niat):
        return replace(entri, berkas_sanding=nama, sha256_sanding=niat, sha256_niat=None)
    return entri


def _laksanakan(
    folder: Path, basis: BasisData, naskah: Naskah, entri: EntriAgenda, isi: bytes, sekarang: dt.datetime
) -> HasilTaruh | None:
    """Write what the rules say and record it; None when somebody came between and all must be asked anew."""
    sidik = berkas.sha256(isi)
    if entri.sha256_niat is None:
        return _hasil(folder, entri, _putusan(folder, entri, sidik))
    judul = _judul(naskah, isi)
    with basis.transaksi(entri.satker) as sambungan:
        if agenda.cari(sambungan, entri.kunci) != entri:
            return None
        tindakan = _putusan(folder, entri, sidik)
        try:
            match tindakan:
                case Tindakan.DISANDINGKAN:
                    sesudah = sanding.taruh(folder, entri, isi)
                case Tindakan.BARU | Tindakan.DIGANTI:
                    sesudah = _letakkan(folder, entri, isi, tindakan)
                case _:
                    return None
        except riwayat.BerubahSementara:
            return None
        sesudah = replace(sesudah, perihal=naskah.perihal, unit=naskah.unit or sesudah.unit)
        _catat_taruh(sambungan, sesudah, tindakan, sidik, sekarang, judul)
        agenda.simpan(sambungan, sesudah)
    return _hasil(folder, sesudah, tindakan)


def _letakkan(folder: Path, entri: EntriAgenda, isi: bytes, tindakan: Tindakan) -> EntriAgenda:
    """Write the draft at its place (keeping the one it replaces) and return the entry as it is then."""
    tujuan = folder / entri.berkas
    if tindakan is Tindakan.DIGANTI and entri.sha256 is not None:
        riwayat.ganti(tujuan, isi, entri.sha256, f"revisi {entri.revisi}")
    else:
        riwayat.taruh_baru(tujuan, isi)
    return sanding.simpan(folder, _diletakkan(folder, entri, berkas.sha256(isi)))


def _diletakkan(folder: Path, entri: EntriAgenda, sidik: str) -> EntriAgenda:
    """Return the entry of a letter whose draft with these bytes lies at its place; other bytes, another revision."""
    revisi = entri.revisi + (entri.sha256 not in {None, sidik})
    isi = (folder / entri.berkas).read_bytes()
    jalur = jalur_konsep(isi) if bernomor(entri.jenis) else ""
    entri = replace(entri, revisi=revisi, sha256=sidik, sha256_niat=None, jalur=jalur)
    return replace(entri, sha256_tulis=sidik, ukuran_tulis=len(isi))


def _catat_taruh(
    sambungan: Connection, entri: EntriAgenda, tindakan: Tindakan, sidik: str, sekarang: dt.datetime, judul: str = ""
) -> EntriAgenda:
    """Record what was laid; `judul` is by what a copy of it is told from another letter made of it (see `ikuti`)."""
    rincian: dict[str, str | int | None] = {"sha256": sidik, "revisi": entri.revisi}
    catat(sambungan, entri.kunci, tindakan.value, rincian | ({JUDUL: judul} if judul else {}), sekarang)
    return entri


def _judul(naskah: Naskah, isi: bytes) -> str:
    """Return the title as it stands in a printed draft; "" in what has no text."""
    try:
        return judul_naskah(baca_bagian(isi), naskah.perihal)
    except PaketAsing:
        return ""


def _putusan(folder: Path, entri: EntriAgenda, sidik: str) -> Tindakan:
    tempat = folder / entri.berkas
    if not dapat(entri.status, Langkah.SUSUN):  # what it holds does not matter any more, only whether it is there
        return putuskan(entri.catatan, "" if tempat.exists() else None, sidik)
    dibuka, lama = terbuka.pembuka(tempat), _sidik(tempat)
    if dibuka and lama is None and entri.sha256:
        raise GalatOutbox(
            f"“{tempat.name}” {dibuka}, tetapi berkasnya tidak ada di tempatnya: sedang disimpan, atau dipindahkan.",
            dibuka.tutup,
        )
    milik_orang = dibuka is not None or entri.tanggal is not None  # numbered, it is not drafted over
    return putuskan(entri.catatan, lama, sidik, terbuka=milik_orang)


def _sidik(tempat: Path) -> str | None:
    """Return the SHA-256 of a file, None when there is none, and no file's when who has it open keeps it to himself.

    Raises:
        OSError: when it cannot be read although nobody has it open.

    """
    try:
        return berkas.sidik(tempat)
    except OSError:
        if terbuka.pembuka(tempat) is None:
            raise
        return ""


def _tempat(folder: Path, entri: EntriAgenda) -> list[Path]:
    """Return where the drafts of a letter lie: its own, and the one beside."""
    return [folder / b for b in (entri.berkas, entri.berkas_sanding) if b is not None]


def _entri_baru(naskah: Naskah) -> EntriAgenda:
    periode = naskah.kunci.periode
    return EntriAgenda(
        kunci=str(naskah.kunci),
        satker=naskah.kunci.satker,
        jenis=naskah.kunci.jenis,
        perihal=naskah.perihal,
        periode=str(periode),
        berkas=f"{naskah.kunci.satker}/{periode.tahun}/{nama_folder(periode)}/{naskah.nama_berkas}{naskah.akhiran}",
        status=StatusNaskah.KONSEP,
        revisi=1,
        sha256=None,
        unit=naskah.unit,
    )


def _hasil(folder: Path, entri: EntriAgenda, tindakan: Tindakan) -> HasilTaruh:
    """Return what was done; the file to look at is the draft beside when that was laid."""
    dibiarkan = tindakan in {Tindakan.DISUNTING, Tindakan.DISANDINGKAN}
    oleh = terbuka.pembuka(folder / entri.berkas) if dibiarkan else None
    di_samping = entri.berkas_sanding if tindakan is Tindakan.DISANDINGKAN else None
    return HasilTaruh(
        entri.kunci,
        entri.perihal,
        folder / (di_samping or entri.berkas),
        tindakan,
        _keterangan(tindakan, entri, oleh),
        dibuka=str(oleh or ""),
    )


def _keterangan(tindakan: Tindakan, entri: EntriAgenda, oleh: terbuka.Pembuka | None) -> str:
    """Return in Indonesian what a person should know about what was done."""
    dibiarkan = f"S{str(oleh)[1:]} dan dibiarkan" if oleh else "Sudah disunting orang dan dibiarkan"
    saran = f" {oleh.saran}" if oleh else ""
    status = entri.status.kata
    match tindakan:
        case Tindakan.BARU:
            return "Konsep baru."
        case Tindakan.DIGANTI:
            return f"Data berubah: konsep diganti (revisi {entri.revisi}); yang lama di folder riwayat."
        case Tindakan.TETAP:
            return "Tidak berubah."
        case Tindakan.DISUNTING:
            di_samping = "; konsep baru sudah ada di sampingnya" if entri.berkas_sanding else ""
            return f"{dibiarkan}{di_samping}.{saran}"
        case Tindakan.DISANDINGKAN:
            return f"{dibiarkan}; konsep baru ditaruh di sampingnya.{saran}"
        case Tindakan.TERKUNCI:
            if not langkah_mungkin(entri.status):
                return f"Sudah {status}; tidak disusun lagi. {PENGGANTI}"
            return f"Sudah {status}; tidak diganti."
        case Tindakan.HILANG:
            return (
                f"Sudah {status}, berkasnya tidak ada lagi di tempatnya; tidak disusun ulang. "
                "Kalau belum ditandatangani, kembalikan berkasnya."
            )
        case Tindakan.TERTINGGAL:
            return "Tidak dapat ditaruh."
