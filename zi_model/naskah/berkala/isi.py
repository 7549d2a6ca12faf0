"""What the reports of single rows say, as types: the wording they are given, the content they have.

What all reports say alike stands once, in the office's `naskah/laporan.yaml` (`TeksLaporan`); a
report's own file (`TeksLaporanBerkala`) has what only it can say. `Isi…` and `Baris…` models are the
contract of the Word template `laporan-berkala.docx`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zi_model.bukti import JenisBukti
from zi_model.data import Data
from zi_model.nama_naskah import NamaNaskah
from zi_model.naskah.inti.bagian import UMUM, BarisBukti, ButirDasar
from zi_model.naskah.inti.naskah import Grafik, Isi, KopSurat, Kutipan, PenandaTangan, Teks
from zi_model.pola import boleh
from zi_model.survei import UNSUR

_KEPUTUSAN = ("satker", "nomor", "tahun", "tanggal", "tentang")
_BARIS = (
    *(*UMUM, "keputusan", "kode", "komponen", "aspek", "aksi", "indikator"),
    *("bukti_fisik", "target", "target_waktu", "jatuh_tempo", "unit", "jumlah_pegawai"),
)
_LAPORAN = (*_BARIS, "nama", "pokok")
_SURVEI = (*_BARIS, "responden", "ikm", "mutu", "kinerja", "terendah")
_SURVEI_LALU = (*_SURVEI, "periode_lalu", "ikm_lalu", "selisih")

_RAPAT = (*_BARIS, "hari_rapat", "waktu_rapat", "tempat_rapat", "pimpinan_rapat", "jumlah_hadir")

PolaBaris = Annotated[str, boleh(*_BARIS)]
PolaLaporan = Annotated[str, boleh(*_LAPORAN)]


class TeksLaporan(Data):
    """What all reports say alike. `penanda_tangan` is the id of a post.

    `nama_berkas` is how files are called, `indikator` names the row below the title, `pendukung` marks evidence that
    no need asked for; `isian_…` are the prompts of fill-ins. `hasil` stands where a report says nothing else before its
    tables. Without a remark of the unit `kendala_di_saran` sends to the first `saran`, which then asks for both (None:
    the kendala has a fill-in of its own).
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(
        {*_KEPUTUSAN, *_LAPORAN, "jumlah", "rincian", "kurang", "isian", "nama_berkas"}
    )

    penanda_tangan: str
    perihal: Annotated[str, boleh(*UMUM, "nama")]
    indikator: PolaLaporan = "Indikator {kode} Rencana Aksi Tahun {tahun}"
    nama_berkas: Annotated[str, boleh(*UMUM, "kode", "nama_berkas")]
    umum: tuple[PolaLaporan, ...]
    maksud: PolaLaporan
    tujuan: tuple[PolaLaporan, ...]
    ruang_lingkup: tuple[PolaLaporan, ...]
    keputusan: Annotated[str, boleh(*_KEPUTUSAN)]
    bukti_diminta: PolaLaporan
    bukti: Annotated[str, boleh(*_LAPORAN, "jumlah", "rincian")]
    bukti_tanpa: PolaLaporan
    bukti_kurang: Annotated[str, boleh(*_LAPORAN, "kurang", "isian")]
    isian_bukti_kurang: Annotated[str, boleh("kurang")]
    terkait: PolaLaporan
    hasil: tuple[PolaLaporan, ...] = ("Hasil yang dicapai pada {periode} disajikan pada bagian berikut.",)
    kendala: PolaLaporan
    kendala_di_saran: PolaLaporan | None = None
    isian_kendala: str
    penutup: tuple[PolaLaporan, ...]
    pendukung: str


SumberBaris = Literal[
    "unit", "komponen", "unsur terendah", "sop", "sop utama", "iku", "layanan", "media sosial", "pegawai"
]
"""Where a table's rows come from (see `berkala/sumber.py`)."""
DariKolom = Literal[
    "aplikasi",
    "dokumen",
    "sub bagian sop",
    "waktu sop",
    "jumlah sop",
    "penilai",
    "target iku",
    "tim",
    "kegiatan",
    "capaian",
    "jumlah orang",
]
"""What answers for a column's cells where it knows."""


_DAFTAR_PEGAWAI = "pegawai.csv"
_DIJAWAB_DI: Mapping[str, str] = {
    "aplikasi": "fakta.yaml: aplikasi",
    "dokumen": "fakta.yaml: dokumen",
    "media sosial": "fakta.yaml: media_sosial",
    "sop": "fakta.yaml: sop",
    "sop utama": "fakta.yaml: sop",
    "sub bagian sop": "fakta.yaml: sop",
    "waktu sop": "fakta.yaml: sop",
    "jumlah sop": "fakta.yaml: sop",
    "penilai": "fakta.yaml: penilai",
    "iku": "naskah/keputusan/iku.yaml: iku",
    "target iku": "naskah/keputusan/iku.yaml: iku",
    "tim": "pejabat.yaml: tim",
    "jumlah orang": _DAFTAR_PEGAWAI,
    "pegawai": _DAFTAR_PEGAWAI,
    "kegiatan": "folder bukti",
    "unsur terendah": "folder bukti: jawaban survei (CSV)",
}
"""Where the office answers what a source does not know yet."""


class TeksIsian(Data):
    """A paragraph that only people can write: the prompt of its fill-in."""

    isian: str


SatuPegawai = Literal[
    "nama",
    "NIP",
    "nama dan NIP",
    "pangkat",
    "pangkat dan pendidikan",
    "jabatan",
    "unit",
    "jabatan dan unit",
    "jenis kelamin",
    "pendidikan",
    "status",
]
"""What a column can take from the list of staff of one person."""
BanyakPegawai = Literal["jumlah", "PNS", "PPPK", "lainnya"]
"""What a column can take from it of a sub bagian: how many there are."""


class TeksKolom(Data):
    """A column of a table: its heading, and the prompt of the fill-ins in it (none: cells to write in, or nothing).

    `dari` is what answers instead, where it knows; `pegawai` what the office's list of staff says.
    """

    judul: str
    isian: str | None = None
    dari: DariKolom | None = None
    pegawai: SatuPegawai | BanyakPegawai | None = None

    @property
    def dijawab_di(self) -> str:
        """Where the office answers the column's cells once; "" nowhere."""
        return _DAFTAR_PEGAWAI if self.pegawai else _DIJAWAB_DI.get(self.dari or "", "")


class TeksTabel(Data):
    """A section of its own: heading, introduction, a table, what follows it.

    Its rows are named by `baris`, or by `sumber`: one for each sub bagian, for each component of the plan, for each
    of the lowest unsur of the period's survey, for each of the staff, and so on. The first column then holds the name.
    Without either, and where the source knows none, the first row has fill-ins only. `kosong` rows to write in follow,
    but not after a list that names all there are.
    """

    judul: PolaBaris
    pengantar: PolaBaris
    kolom: Annotated[tuple[TeksKolom, ...], Field(min_length=2, max_length=5)]
    baris: tuple[PolaBaris, ...] = ()
    sumber: SumberBaris | None = None
    kosong: Annotated[int, Field(ge=0, le=30)] = 0
    penutup: tuple[PolaBaris | TeksIsian, ...] = ()

    @property
    def baris_di(self) -> str:
        """Where the office tells once what the rows are; "" nowhere."""
        return _DIJAWAB_DI.get(self.sumber or "", "")


class TeksRapatLaporan(Data):
    """The meeting that a report tells of, by the name of its wording.

    `terlaksana` is what is said of it once its notula stands; until then `isian` is the prompt.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(_RAPAT)

    nama: NamaNaskah
    terlaksana: Annotated[str, boleh(*_RAPAT)]
    isian: str


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

    judul: Annotated[str, boleh(*_BARIS, "ciri")]
    pengantar: Annotated[str, boleh(*_BARIS, "ciri")]
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
    grafik: Annotated[str, boleh(*_BARIS)] = "Nilai konversi setiap unsur pelayanan pada {periode}"


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


class TeksLaporanBerkala(Data):
    """What one report alone says. `nama` is its title, `pokok` what it tells, in a sentence's middle.

    `mengingat` are ids of legal references. `terkait` are the letters (as rows of the plan call them)
    of other rows whose state the report tells too. `penanda_tangan` only if another one signs.
    `untuk_baris` are codes of rows that call for a letter of another kind and for this report too.
    `membuktikan` are the proofs that it holds besides being a report (a list, a recapitulation). `rapat` is told after
    `kegiatan`. Without `hasil` the shared one stands there.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(_BARIS)

    nama: Annotated[str, boleh(*UMUM)]
    nama_berkas: str
    pokok: PolaBaris
    untuk_baris: tuple[str, ...] = ()
    membuktikan: tuple[Annotated[JenisBukti, Field(strict=False)], ...] = ()
    penanda_tangan: str | None = None
    mengingat: tuple[str, ...]
    umum: tuple[PolaBaris, ...]
    tujuan: tuple[PolaBaris, ...]
    kegiatan: tuple[PolaBaris | TeksIsian, ...]
    rapat: TeksRapatLaporan | None = None
    terkait: tuple[NamaNaskah, ...] = ()
    hasil: tuple[PolaBaris | TeksIsian, ...] = ()
    survei: TeksSurvei | None = None
    bagian: tuple[TeksTabel, ...] = ()
    simpulan: tuple[PolaBaris | TeksIsian, ...]
    saran: tuple[PolaBaris | TeksIsian, ...]


class BarisTerkait(Isi):
    """The state of another row's obligation in the same time."""

    kode: str
    kegiatan: str
    jatuh_tempo: str
    keadaan: str


class BarisTabel(Isi):
    """A row of a section's table: its number ("" of a sum) and as many cells as the table has columns."""

    nomor: int | Literal[""]
    sel: tuple[Teks, ...]


class BagianKhusus(Isi):
    """A section of its own: heading, introduction, a table of 2 to 5 columns, what follows it.

    `nomor` is its number in the report's part, set when all sections are there. `grafik` is the heading of the
    chart that shows its table ("" it has none).
    """

    nomor: int = 0
    judul: Teks
    pengantar: Teks
    kolom: tuple[str, ...]
    baris: tuple[BarisTabel, ...]
    grafik: Teks = ""
    penutup: tuple[Teks, ...] = ()


class IsiLaporanBerkala(Isi):
    """A report in the office's five parts; `nomor_bukti` is the number of the section after the special ones.

    `grafik` are the figures of its sections' charts.
    """

    kop: KopSurat
    judul: tuple[str, ...]
    periode: str
    indikator: Teks
    nomor: Teks
    umum: tuple[Teks, ...]
    maksud: Teks
    tujuan: tuple[Teks, ...]
    ruang_lingkup: tuple[Teks, ...]
    dasar: tuple[ButirDasar, ...]
    kegiatan: tuple[Teks, ...]
    hasil: tuple[Teks, ...]
    bagian: tuple[BagianKhusus, ...]
    nomor_bukti: int
    bukti: tuple[Teks, ...]
    terkait_pengantar: Teks
    terkait: tuple[BarisTerkait, ...]
    kendala: Teks
    kendala_catatan: tuple[Kutipan, ...]
    simpulan: tuple[Teks, ...]
    saran: tuple[Teks, ...]
    penutup: tuple[Teks, ...]
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan
    lampiran: tuple[BarisBukti, ...]
    grafik: tuple[Grafik, ...] = ()
