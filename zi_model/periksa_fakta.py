"""What `fakta.yaml` can say wrongly: posts, units, meetings and SOP that are not what they are called."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from zi_model.fakta import DI_LUAR_UNIT, berbentuk_id
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah
from zi_model.nilai_mentah import CariLetak, Jalur, butir, nilai_di, sebut_pilihan, teks_di

_ORANG = ("pimpinan", "notulis", "pemateri")


def periksa_fakta(
    isi: object,
    letak: CariLetak,
    unit: Collection[str] | None,
    jabatan: Collection[str] | None,
    rapat: Collection[str] | None,
) -> list[Masalah]:
    """Return every problem of fakta.yaml; what the office's units, posts and meetings are is None when not known."""
    return [
        *_periksa_orang(isi, letak, ("rapat",), jabatan),
        *_periksa_khusus(isi, letak, jabatan, rapat),
        *_periksa_penilai(isi, letak, unit, jabatan),
        *_periksa_sop(isi, letak, unit),
    ]


def _periksa_orang(isi: object, letak: CariLetak, jalur: Jalur, jabatan: Collection[str] | None) -> Iterator[Masalah]:
    """Yield what is written as the id of a post and is none; any other text is a person's name."""
    for bidang in _ORANG:
        siapa = teks_di(isi, *jalur, bidang)
        if siapa is not None and berbentuk_id(siapa) and jabatan is not None and siapa not in jabatan:
            pesan = f"jabatan “{siapa}” tidak ada di pejabat.yaml."
            saran = f"{sebut_pilihan(siapa, jabatan)} Nama orang ditulis dengan huruf besar."
            yield Masalah(letak((*jalur, bidang)), KodeMasalah.JABATAN_ASING, pesan, saran)


def _periksa_khusus(
    isi: object, letak: CariLetak, jabatan: Collection[str] | None, rapat: Collection[str] | None
) -> Iterator[Masalah]:
    khusus = nilai_di(isi, "rapat", "khusus")
    for nama in khusus if isinstance(khusus, dict) else ():
        jalur = ("rapat", "khusus", nama)
        if rapat is not None and nama not in rapat:
            pesan = f"tidak ada rapat bernama “{nama}” di naskah/rapat/."
            yield Masalah(letak(jalur), KodeMasalah.KUNCI_ASING, pesan, sebut_pilihan(str(nama), rapat))
        yield from _periksa_orang(isi, letak, jalur, jabatan)


def _periksa_penilai(
    isi: object, letak: CariLetak, unit: Collection[str] | None, jabatan: Collection[str] | None
) -> Iterator[Masalah]:
    penilai = nilai_di(isi, "penilai")
    for kode, siapa in penilai.items() if isinstance(penilai, dict) else ():
        if unit is not None and kode not in {*unit, DI_LUAR_UNIT}:
            pesan = f"unit “{kode}” tidak ada di satker.yaml."
            yield Masalah(letak(("penilai", kode)), KodeMasalah.UNIT_ASING, pesan, sebut_pilihan(str(kode), unit))
        if isinstance(siapa, str) and berbentuk_id(siapa) and jabatan is not None and siapa not in jabatan:
            pesan = f"jabatan “{siapa}” tidak ada di pejabat.yaml."
            yield Masalah(letak(("penilai", kode)), KodeMasalah.JABATAN_ASING, pesan, sebut_pilihan(siapa, jabatan))


def _periksa_sop(isi: object, letak: CariLetak, unit: Collection[str] | None) -> Iterator[Masalah]:
    for ke, sop in butir(isi, "sop"):
        kode = teks_di(sop, "unit")
        if kode is not None and unit is not None and kode not in unit:
            pesan = f"unit “{kode}” tidak ada di satker.yaml."
            yield Masalah(letak(("sop", ke, "unit")), KodeMasalah.UNIT_ASING, pesan, sebut_pilihan(kode, unit))
