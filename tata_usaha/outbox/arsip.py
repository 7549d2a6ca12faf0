"""Filing a signed letter away: where the original lies, how it is classified, how long it is kept; and the list of all.

Nothing is invented: what neither the office's settings nor whoever files it say stays open, and shows as such.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.lembar_xlsx import Sel, tulis_xlsx
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.outbox.langkah_naskah import HasilLangkah, catat_langkah, tempuh, yang_mungkin
from tata_usaha.outbox.pilih import tak_dapat
from tata_usaha.outbox.tanda_tangan import salinan_utuh
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import Langkah
from zi_model.satker import Satker

BELUM = "belum ditentukan"


@dataclass(frozen=True)
class KeteranganArsip:
    """What is said of an archived letter; None: nobody has said."""

    tempat: str | None = None
    klasifikasi: str | None = None
    retensi: str | None = None


@dataclass(frozen=True)
class HasilArsipkan(HasilLangkah):
    """A letter that is archived; `belum` names what nobody has said of it."""

    @property
    def belum(self) -> tuple[str, ...]:
        """What is still open, in Indonesian."""
        e = self.entri
        semua = {"tempat": e.arsip_tempat, "klasifikasi": e.arsip_klasifikasi, "retensi": e.arsip_retensi}
        return tuple(nama for nama, nilai in semua.items() if nilai is None)

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            **super().sebagai_data(),
            "tempat": self.entri.arsip_tempat,
            "klasifikasi": self.entri.arsip_klasifikasi,
            "retensi": self.entri.arsip_retensi,
            "diarsipkan": self.entri.diarsipkan,
            "belum": list(self.belum),
        }


@dataclass(frozen=True)
class BarisArsip:
    """One letter in the list of active archives."""

    entri: EntriAgenda
    unit: str

    @property
    def tahun(self) -> int:
        """The year of the letter: of its date, else of its period."""
        return self.entri.tanggal.year if self.entri.tanggal else int(self.entri.periode[:4])

    @property
    def keterangan(self) -> str:
        """What else one should know, in Indonesian."""
        if self.entri.dicabut_oleh is None or self.entri.dicabut_sejak is None:
            return ""
        return f"dicabut {self.entri.dicabut_oleh} sejak {tanggal_panjang(self.entri.dicabut_sejak)}"

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        e = self.entri
        return {
            "kunci": e.kunci,
            "jenis": e.jenis,
            "perihal": e.perihal,
            "nomor": e.nomor,
            "tanggal": e.tanggal,
            "periode": e.periode,
            "unit": e.unit or None,
            "tempat": e.arsip_tempat,
            "klasifikasi": e.arsip_klasifikasi,
            "retensi": e.arsip_retensi,
            "diarsipkan": e.diarsipkan,
            "salinan": e.berkas_ttd,
            "keterangan": self.keterangan,
        }


_KOLOM = (
    "No.",
    "Klasifikasi",
    "Uraian informasi",
    "Nomor naskah",
    "Tanggal naskah",
    "Kurun waktu",
    "Unit pengolah",
    "Jumlah",
    "Tempat simpan",
    "Retensi",
    "Diarsipkan",
    "Salinan di outbox",
    "Keterangan",
)


@diulang
def arsipkan(
    folder: Path,
    basis: BasisData,
    satker: Satker,
    entri: EntriAgenda,
    keterangan: KeteranganArsip,
    hari_ini: dt.date,
    sekarang: dt.datetime,
) -> HasilArsipkan:
    """File a signed letter away; of one that is, add what was not known, and change what is said now.

    What `keterangan` does not say is taken from the office's settings.

    Raises:
        GalatOutbox: when the letter's state forbids it, or its signed copy is not as it came.
        GalatBasisData: when the register cannot be used.

    """
    ke = tempuh(entri, Langkah.ARSIPKAN).ke
    try:
        utuh = salinan_utuh(folder, entri)
    except OSError as galat:
        raise tak_dapat(folder / str(entri.berkas_ttd), galat) from galat
    if not utuh:
        raise GalatOutbox(
            f"Salinan bertanda tangan {entri.kunci}, {entri.berkas_ttd}, tidak ada lagi atau sudah berubah.",
            "Kembalikan berkas itu ke tempatnya dari cadangan, lalu jalankan lagi.",
            langkah=yang_mungkin(entri),
        )
    jenis = satker.arsip.untuk(entri.jenis)
    sesudah = replace(
        entri,
        status=ke,
        arsip_tempat=keterangan.tempat or entri.arsip_tempat or satker.arsip.tempat,
        arsip_klasifikasi=keterangan.klasifikasi or entri.arsip_klasifikasi or jenis.klasifikasi,
        arsip_retensi=keterangan.retensi or entri.arsip_retensi or jenis.retensi,
        diarsipkan=entri.diarsipkan or hari_ini,
    )
    if sesudah == entri:
        return HasilArsipkan(entri, folder / entri.berkas, berubah=False)
    rincian = {
        "tempat": sesudah.arsip_tempat,
        "klasifikasi": sesudah.arsip_klasifikasi,
        "retensi": sesudah.arsip_retensi,
        "diarsipkan": str(sesudah.diarsipkan),
    }
    with basis.transaksi(entri.satker) as sambungan:
        sesudah = catat_langkah(sambungan, entri, sesudah, ke.value, rincian, sekarang)
    return HasilArsipkan(sesudah, folder / entri.berkas, berubah=True)


def daftar_arsip(satker: Satker, entri: Sequence[EntriAgenda], tahun: int | None) -> list[BarisArsip]:
    """Return the letters that were filed away, of one year or all, by date and number; revoked ones too."""
    unit = {u.kode: u.nama for u in satker.unit}
    baris = [BarisArsip(e, unit.get(e.unit, e.unit)) for e in entri if e.diarsipkan is not None]
    dipilih = [b for b in baris if tahun in {None, b.tahun}]
    return sorted(dipilih, key=lambda b: (b.entri.tanggal or dt.date.min, b.entri.nomor or 0, b.entri.kunci))


def daftar_arsip_xlsx(satker: Satker, baris: Sequence[BarisArsip], tahun: int | None) -> bytes:
    """Return the list of active archives as a workbook."""
    judul = f"Daftar Arsip Aktif {satker.singkatan}{f' Tahun {tahun}' if tahun else ''}"
    return tulis_xlsx(judul, _KOLOM, (_sel(ke, b) for ke, b in enumerate(baris, start=1)))


def _sel(ke: int, baris: BarisArsip) -> tuple[Sel, ...]:
    e = baris.entri
    return (
        ke,
        e.arsip_klasifikasi or BELUM,
        e.perihal,
        e.nomor,
        e.tanggal,
        e.periode,
        baris.unit,
        "1 berkas",
        e.arsip_tempat or BELUM,
        e.arsip_retensi or BELUM,
        e.diarsipkan,
        e.berkas_ttd,
        baris.keterangan,
    )
