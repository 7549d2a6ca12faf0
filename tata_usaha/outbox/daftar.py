"""What lies in the outbox now: each letter of the register with its file as people left it, whatever became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.outbox import pindah_tahunan, riwayat
from tata_usaha.outbox.taruh import sebut_sisa
from zi_model.daur_naskah import StatusNaskah


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
        return siap is not None and self.sha256 not in {None, siap}

    @property
    def catatan(self) -> str:
        """What a person should know about it, in Indonesian; empty when there is nothing."""
        asing = f"status “{self.entri.status_asing}” tidak dikenal program ini" if self.entri.status_asing else ""
        if not self.keluhan:
            return "; ".join(filter(None, [asing, self._catatan_berkas]))
        di_samping = f"konsep baru: {self.konsep_baru.name}" if self.konsep_baru else ""
        return "; ".join(filter(None, [asing, self.keluhan, di_samping]))

    @property
    def _catatan_berkas(self) -> str:
        if self.sha256 is None:
            if pindah_tahunan.terputus(self.berkas):
                return "pemindahannya ke folder tahunan terputus; jalankan lagi alurnya"
            if riwayat.terputus(self.berkas):
                return "penggantiannya terputus; jalankan lagi alurnya, berkasnya dikembalikan dari folder riwayat"
            return "berkas tidak ada lagi"
        if self.konsep_baru is not None:
            return f"{'disunting; ' if self.disunting else ''}konsep baru: {self.konsep_baru.name}"
        if self.berubah_sesudah_siap:
            return "BERUBAH sesudah dinyatakan siap; periksa, lalu nyatakan siap lagi"
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
    from tata_usaha.konsep.sisa import UKURAN_MAKS, hitung_sisa

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
