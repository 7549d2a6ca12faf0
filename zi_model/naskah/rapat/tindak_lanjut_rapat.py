"""What the notula of a meeting quotes of letters issued before it.

Recommendations of the last report, and what the last meeting of its kind decided: each word for word as it was issued,
with what became of it up to the day of the meeting.
"""

from __future__ import annotations

import datetime as dt

from zi_model.data import Data
from zi_model.naskah.inti.bagian import NASKAH_RAPAT
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isi
from zi_model.naskah.inti.tindak_lanjut import TindakLanjutTriwulan, dikutip, kelompokkan
from zi_model.periode import Waktu
from zi_model.terbit import NaskahTerbit
from zi_model.tindak_lanjut import LAPORAN, NOTULA, nilai_terbit


class TeksTindakLanjutRapat(Data):
    """The wording: the heading of the part, the sentence before its table."""

    judul: str = "Tindak Lanjut Rekomendasi dan Keputusan Rapat Sebelumnya"
    pengantar: str = (
        "Rekomendasi dan tindak lanjut yang ditetapkan sebelumnya, beserta keadaannya menurut bukti dukung yang "
        "diterima sampai dengan hari rapat, adalah sebagai berikut."
    )


class BagianTindakLanjutRapat(Isi):
    """The part of the notula: heading, sentence, and one group of rows for each letter that is quoted.

    Columns: No. | Rekomendasi atau Tindak Lanjut | Penanggung Jawab | Batas Waktu | Keadaan (keadaan and dasar).
    """

    judul: str
    pengantar: str
    kelompok: tuple[TindakLanjutTriwulan, ...]


def susun_tindak_lanjut_rapat(
    bahan: Bahan, nama: str, waktu: Waktu, tanggal: dt.date, teks: TeksTindakLanjutRapat | None = None
) -> BagianTindakLanjutRapat | None:
    """Return what the notula of a meeting (`nama`: `rapat/monev`) on a day quotes; None when there is nothing to quote.

    The monev meeting quotes reports and notulas of its kind, any other meeting only notulas of its own kind. Nothing is
    quoted of a letter on the meeting's own time or a later one, nor of one that is dated after the meeting.
    """
    jenis = {NOTULA + nama.removeprefix("rapat/")} | ({LAPORAN} if nama == NASKAH_RAPAT else set())
    sebelum = tuple(t for t in bahan.terbit if t.jenis in jenis and _sebelum(t, waktu, tanggal))
    penyampai = [t for t in sebelum if t.jenis == (LAPORAN if LAPORAN in jenis else t.jenis)]
    semua = dikutip(nilai_terbit(bahan.dengan_terbit(sebelum), tanggal), penyampai)
    if not semua:
        return None
    teks = teks or TeksTindakLanjutRapat()
    return BagianTindakLanjutRapat(
        judul=teks.judul, pengantar=teks.pengantar, kelompok=kelompokkan(bahan.kantor, semua)
    )


def _sebelum(terbit: NaskahTerbit, waktu: Waktu, tanggal: dt.date) -> bool:
    return terbit.periode.akhir < waktu.akhir and (terbit.tanggal is None or terbit.tanggal <= tanggal)
