"""The outbox: where a printed draft is laid, so that nothing of a person's is ever lost.

What to do with a draft is decided by `zi_model.daur_naskah.putuskan`; here it is carried out so that
it can be killed at any point: the register first records which bytes are about to be laid, then
the file is written, then the register records that it lies there. After a crash the next run
recognises its own half-finished work by those bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.daur_naskah import StatusNaskah, Tindakan, putuskan
from zi_model.naskah.inti.naskah import Naskah


def sebut_sisa(isian: int, belum_terverifikasi: int) -> str:
    """Return in Indonesian what is left to do in a letter; empty when nothing is."""
    bagian = [f"{isian} isian masih kosong"] if isian else []
    bagian += [f"{belum_terverifikasi} dasar hukum belum terverifikasi"] if belum_terverifikasi else []
    return ", ".join(bagian)


@dataclass(frozen=True)
class HasilTaruh:
    """What was done with one letter; `berkas` is the file that a person should look at.

    `isian` are the fill-ins that it still has, `belum_terverifikasi` the citations that nobody has verified.
    """

    kunci: str
    perihal: str
    berkas: Path
    tindakan: Tindakan
    keterangan: str = ""
    isian: int = 0
    belum_terverifikasi: int = 0

    @property
    def sisa(self) -> str:
        """What is left to do with the letter, in Indonesian; empty when it is complete."""
        return sebut_sisa(self.isian, self.belum_terverifikasi)


def taruh(folder: Path, basis: BasisData, naskah: Naskah, isi: bytes, sekarang: dt.datetime) -> HasilTaruh:
    """Lay one printed draft into the outbox and return what was done.

    Raises:
        GalatOutbox: when the folder cannot be written.
        GalatBasisData: when the register cannot.

    """
    sidik = berkas.sha256(isi)
    try:
        while True:
            entri = _niatkan(folder, basis, naskah, sidik, sekarang)
            hasil = _laksanakan(folder, basis, naskah, entri, isi, sekarang)
            if hasil is not None:
                return hasil
    except OSError as galat:
        raise GalatOutbox(
            f"Naskah “{naskah.perihal}” tidak dapat ditaruh di {galat.filename or folder}: {sebab_sistem(galat)}.",
            "Pastikan folder outbox dapat ditulisi dan disk tidak penuh, lalu jalankan lagi; yang sudah ada utuh.",
        ) from galat


def _niatkan(folder: Path, basis: BasisData, naskah: Naskah, sidik: str, sekarang: dt.datetime) -> EntriAgenda:
    """Record in the register which bytes are about to be laid, if any are; return the letter's entry."""
    with basis.baca() as sambungan:
        lama = agenda.cari(sambungan, str(naskah.kunci))
    if lama is not None and not _putusan(folder, lama, sidik).menulis and lama.sha256_niat is None:
        return lama
    with basis.transaksi() as sambungan:
        lama = agenda.cari(sambungan, str(naskah.kunci))
        entri = lama or _entri_baru(naskah)
        if lama is None:
            agenda.catat(sambungan, entri.kunci, "DICATAT", {"berkas": entri.berkas}, sekarang)
        tindakan = _putusan(folder, entri, sidik)
        adopsi = lama is None and tindakan is Tindakan.TETAP  # the same letter from a register that was lost
        if adopsi or tindakan in {Tindakan.BARU, Tindakan.DIGANTI}:
            entri = replace(entri, sha256_niat=sidik)
        if entri != lama:
            agenda.simpan(sambungan, entri)
    return entri


def _laksanakan(
    folder: Path, basis: BasisData, naskah: Naskah, entri: EntriAgenda, isi: bytes, sekarang: dt.datetime
) -> HasilTaruh | None:
    """Write what the rules say and record it; None when another run came between and all must be asked anew."""
    sidik = berkas.sha256(isi)
    tujuan = folder / entri.berkas
    tindakan = _putusan(folder, entri, sidik)
    if not tindakan.menulis and entri.sha256_niat is None:
        return HasilTaruh(entri.kunci, entri.perihal, tujuan, tindakan, _keterangan(tindakan, entri))
    with basis.transaksi() as sambungan:
        if agenda.cari(sambungan, entri.kunci) != entri or _putusan(folder, entri, sidik) is not tindakan:
            return None
        if tindakan is Tindakan.DISANDINGKAN:
            sesudah = _sandingkan(folder, entri, isi)
        else:
            sesudah = _letakkan(folder, entri, naskah, isi, tindakan)
        agenda.simpan(sambungan, sesudah)
        rincian: dict[str, str | int | None] = {"sha256": sidik, "revisi": sesudah.revisi}
        agenda.catat(sambungan, entri.kunci, tindakan.value, rincian, sekarang)
    sanding = sesudah.berkas_sanding if tindakan is Tindakan.DISANDINGKAN else None
    return HasilTaruh(
        entri.kunci, naskah.perihal, folder / (sanding or entri.berkas), tindakan, _keterangan(tindakan, sesudah)
    )


def _letakkan(folder: Path, entri: EntriAgenda, naskah: Naskah, isi: bytes, tindakan: Tindakan) -> EntriAgenda:
    """Write the draft at its place (keeping the one it replaces) and return the entry as it is then."""
    tujuan = folder / entri.berkas
    revisi = entri.revisi
    if tindakan is Tindakan.DIGANTI:
        berkas.simpan(folder / _riwayat(entri), tujuan.read_bytes())
        revisi += 1
    if tindakan.menulis:
        berkas.simpan(tujuan, isi)
    sidik = berkas.sha256(isi)
    terletak = sidik if berkas.sha256_berkas(tujuan) == sidik else entri.sha256
    return replace(entri, perihal=naskah.perihal, revisi=revisi, sha256=terletak, sha256_niat=None)


def _sandingkan(folder: Path, entri: EntriAgenda, isi: bytes) -> EntriAgenda:
    """Lay the draft beside the one that somebody edited; a neighbour that was edited too stays as well."""
    sidik = berkas.sha256(isi)
    pangkal, akhiran = _potong(entri.berkas)
    ke = 1
    while True:
        nama = f"{pangkal} (konsep baru{f' {ke}' if ke > 1 else ''}){akhiran}"
        ada = _sidik(folder / nama)
        if ada in {None, sidik, entri.sha256_sanding}:
            break
        ke += 1
    if ada != sidik:
        berkas.simpan(folder / nama, isi)
    return replace(entri, berkas_sanding=nama, sha256_sanding=sidik, sha256_niat=None)


def _putusan(folder: Path, entri: EntriAgenda, sidik: str) -> Tindakan:
    return putuskan(entri.catatan, _sidik(folder / entri.berkas), sidik)


def _sidik(tempat: Path) -> str | None:
    return berkas.sha256_berkas(tempat) if tempat.exists() else None


def _entri_baru(naskah: Naskah) -> EntriAgenda:
    periode = naskah.kunci.periode
    return EntriAgenda(
        kunci=str(naskah.kunci),
        satker=naskah.kunci.satker,
        jenis=naskah.kunci.jenis,
        perihal=naskah.perihal,
        periode=str(periode),
        berkas=f"{naskah.kunci.satker}/{periode.tahun}/{periode}/{naskah.nama_berkas}{naskah.akhiran}",
        status=StatusNaskah.KONSEP,
        revisi=1,
        sha256=None,
    )


def _riwayat(entri: EntriAgenda) -> str:
    """Return where the draft that is being replaced is kept."""
    folder, nama = entri.berkas.rsplit("/", 1)
    pangkal, akhiran = _potong(nama)
    return f"{folder}/riwayat/{pangkal} (revisi {entri.revisi}){akhiran}"


def _potong(berkas: str) -> tuple[str, str]:
    """Return a path without its suffix, and the suffix."""
    akhiran = PurePosixPath(berkas).suffix
    return berkas.removesuffix(akhiran), akhiran


def _keterangan(tindakan: Tindakan, entri: EntriAgenda) -> str:
    """Return in Indonesian what a person should know about what was done."""
    match tindakan:
        case Tindakan.BARU:
            return "Konsep baru."
        case Tindakan.DIGANTI:
            return f"Data berubah: konsep diganti (revisi {entri.revisi}); yang lama di folder riwayat."
        case Tindakan.TETAP:
            return "Tidak berubah."
        case Tindakan.DISUNTING:
            if entri.berkas_sanding:
                return "Sudah disunting orang dan dibiarkan; konsep baru sudah ada di sampingnya."
            return "Sudah disunting orang dan dibiarkan."
        case Tindakan.DISANDINGKAN:
            return "Konsep lama sudah disunting orang dan dibiarkan; konsep baru ditaruh di sampingnya."
        case Tindakan.TERKUNCI:
            return f"Sudah {entri.status.value.replace('_', ' ')}; tidak diganti."


@dataclass(frozen=True)
class IsiOutbox:
    """One letter as it lies there now: `sha256` of the file (None: there is none to read), what is left to do in it.

    `keluhan` says in Indonesian why the file is no letter that can be read; then nobody knows what is left in it.
    """

    entri: EntriAgenda
    berkas: Path
    sha256: str | None
    isian: int | None
    belum_terverifikasi: int | None
    konsep_baru: Path | None
    keluhan: str = ""

    @property
    def status(self) -> str:
        """The state as the register has it."""
        return self.entri.status_asing or self.entri.status.value

    @property
    def disunting(self) -> bool:
        """Whether a person changed the draft."""
        return self.sha256 is not None and self.sha256 not in {self.entri.sha256, self.entri.sha256_niat}

    @property
    def berubah_sesudah_siap(self) -> bool:
        """Whether somebody changed the file after it was declared ready to be signed."""
        siap = self.entri.sha256_siap if self.entri.status is StatusNaskah.SIAP_TTD else None
        terbaca = self.sha256 is not None or not self.keluhan
        return siap is not None and terbaca and self.sha256 != siap

    @property
    def catatan(self) -> str:
        """What a person should know about it, in Indonesian; empty when there is nothing."""
        asing = f"status “{self.entri.status_asing}” tidak dikenal program ini" if self.entri.status_asing else ""
        return "; ".join(filter(None, [asing, self.keluhan or self._catatan_berkas]))

    @property
    def _catatan_berkas(self) -> str:
        if self.sha256 is None:
            return "berkas tidak ada lagi"
        if self.konsep_baru is not None:
            return f"disunting; konsep baru: {self.konsep_baru.name}"
        if self.berubah_sesudah_siap:
            return "BERUBAH sesudah dinyatakan siap; periksa, lalu jalankan lagi zi outbox siap"
        bagian = ["disunting"] if self.disunting and self.entri.nomor is None else []
        return "; ".join([*bagian, *filter(None, [sebut_sisa(0, self.belum_terverifikasi or 0)])])

    def sebagai_data(self) -> dict[str, object]:
        """Return the entry as `zi outbox --json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "jenis": self.entri.jenis,
            "perihal": self.entri.perihal,
            "periode": self.entri.periode,
            "berkas": str(self.berkas),
            "status": self.status,
            "nomor": self.entri.nomor,
            "tanggal": self.entri.tanggal,
            "revisi": self.entri.revisi,
            "sha256": self.sha256,
            "isian": self.isian,
            "belum_terverifikasi": self.belum_terverifikasi,
            "disunting": self.disunting,
            "berubah_sesudah_siap": self.berubah_sesudah_siap,
            "konsep_baru": str(self.konsep_baru) if self.konsep_baru else None,
            "catatan": self.catatan,
        }


def daftar(folder: Path, entri: Sequence[EntriAgenda]) -> list[IsiOutbox]:
    """Return the letters of the register with the files as they lie there now, whatever became of them."""
    return [_lihat(folder, e) for e in entri]


def _lihat(folder: Path, entri: EntriAgenda) -> IsiOutbox:
    from tata_usaha.konsep.isian import UKURAN_MAKS, hitung_sisa

    tempat = folder / entri.berkas
    sanding = folder / entri.berkas_sanding if entri.berkas_sanding else None
    try:
        isi = berkas.baca(tempat, UKURAN_MAKS)
    except FileNotFoundError:
        return IsiOutbox(entri, tempat, None, 0, 0, sanding)
    except berkas.BerkasTakWajar as galat:
        return IsiOutbox(entri, tempat, None, None, None, sanding, f"berkas tidak dibaca: {galat}")
    except OSError as galat:
        return IsiOutbox(entri, tempat, None, None, None, sanding, f"berkas tidak dapat dibaca: {sebab_sistem(galat)}")
    sidik = berkas.sha256(isi)
    if isi and tempat.suffix.lower() != ".docx":  # an entry for calendars has nothing to fill in
        return IsiOutbox(entri, tempat, sidik, 0, 0, sanding)
    sisa = hitung_sisa(isi)
    if sisa.keluhan:
        return IsiOutbox(entri, tempat, sidik, None, None, sanding, sisa.keluhan)
    return IsiOutbox(entri, tempat, sidik, len(sisa.isian), sisa.belum_terverifikasi, sanding)
