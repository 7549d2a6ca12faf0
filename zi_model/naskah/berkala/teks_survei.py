"""The wording of a survey in a report: the nine unsur, the classes of the index, the tables."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from zi_model.data import Data
from zi_model.naskah.berkala.kalimat import BARIS, PolaBaris
from zi_model.pola import boleh
from zi_model.survei import UNSUR

_SURVEI = (*BARIS, "responden", "ikm", "mutu", "kinerja", "terendah")
_SURVEI_LALU = (*_SURVEI, "periode_lalu", "ikm_lalu", "selisih")


class TeksMutu(Data):
    """What the classes of the index are called."""

    A: str
    B: str
    C: str
    D: str


class TeksKarakteristik(Data):
    """The table of one thing that respondents are, {ciri}; `tidak_diisi` stands for an empty answer.

    `jumlah` names the row with their sum.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({"ciri"})

    judul: Annotated[str, boleh(*BARIS, "ciri")]
    pengantar: Annotated[str, boleh(*BARIS, "ciri")]
    kolom: tuple[str, str, str]
    tidak_diisi: str
    jumlah: str = "Jumlah"


class TeksNilaiUnsur(Data):
    """The table of the nine unsur and the sentences on the index that follow it.

    Without answers `isian` are the prompts of the columns, `isian_ikm` those of {responden}, {ikm}, {mutu}
    and {kinerja}. `jumlah` names the row of the index. With answers of the period before ({periode_lalu}, whose index
    is {ikm_lalu}) a column `kolom_lalu` stands beside, and `naik`, `turun` or `tetap` tells of the {selisih}; else
    `tanpa_lalu`. `grafik` is the chart's heading.
    """

    judul: PolaBaris
    pengantar: PolaBaris
    kolom: tuple[str, str, str, str]
    isian: tuple[str, str, str]
    ikm: Annotated[str, boleh(*_SURVEI)]
    isian_ikm: tuple[str, str, str, str]
    terendah: Annotated[str, boleh(*_SURVEI)]
    isian_terendah: str
    jumlah: str = "Indeks Kepuasan Masyarakat"
    kolom_lalu: Annotated[str, boleh("periode_lalu")] = "Nilai Konversi {periode_lalu}"
    naik: Annotated[str, boleh(*_SURVEI_LALU)] = (
        "Dibandingkan dengan {periode_lalu} ({ikm_lalu}), Indeks Kepuasan Masyarakat naik {selisih}."
    )
    turun: Annotated[str, boleh(*_SURVEI_LALU)] = (
        "Dibandingkan dengan {periode_lalu} ({ikm_lalu}), Indeks Kepuasan Masyarakat turun {selisih}."
    )
    tetap: Annotated[str, boleh(*_SURVEI_LALU)] = "Indeks Kepuasan Masyarakat sama dengan {periode_lalu} ({ikm_lalu})."
    tanpa_lalu: Annotated[str, boleh(*_SURVEI_LALU)] = (
        "Jawaban survei {periode_lalu} tidak ada, sehingga perkembangannya belum dapat dibandingkan."
    )
    grafik: Annotated[str, boleh(*BARIS)] = "Nilai konversi setiap unsur pelayanan pada {periode}"


class TeksKategori(Data):
    """The table of the classes of the index."""

    judul: PolaBaris
    pengantar: PolaBaris
    kolom: tuple[str, str, str]


class TeksSurvei(Data):
    """How a report tells of a survey: the names of the nine unsur, of the classes, and its tables."""

    ISIAN: ClassVar[frozenset[str]] = frozenset(_SURVEI_LALU)

    unsur: Annotated[tuple[str, ...], Field(min_length=UNSUR, max_length=UNSUR)]
    mutu: TeksMutu
    karakteristik: TeksKarakteristik
    nilai: TeksNilaiUnsur
    kategori: TeksKategori
