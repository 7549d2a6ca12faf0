"""What the templates of a meeting's letters may name: undangan, daftar hadir, notula."""

from __future__ import annotations

from zi_model.naskah.inti.naskah import Isi, Kendali, KopSurat, PenandaTangan, Teks
from zi_model.naskah.rapat.tindak_lanjut_rapat import BagianTindakLanjutRapat


class Acara(Isi):
    """When and where the meeting is, and what it is about.

    `moda` is how people take part, `tautan` where they join from afar; "" of a meeting in the room.
    """

    hari_tanggal: Teks
    waktu: Teks
    tempat: Teks
    acara: Teks
    moda: Teks = ""
    tautan: Teks = ""


class IsiUndangan(Isi):
    """What the undangan's template may name."""

    kop: KopSurat
    tempat: Teks
    tanggal: Teks
    nomor: Teks
    sifat: str
    lampiran: str
    hal: Teks
    yth: tuple[str, ...]
    di: str
    pembuka: Teks
    acara: Acara
    penutup: tuple[Teks, ...]
    penanda_tangan: PenandaTangan
    tembusan: tuple[str, ...]


class Peserta(Isi):
    """A row of the daftar hadir; what is empty gets a line to write on."""

    nama: str
    jabatan: str


class IsiDaftarHadir(Isi):
    """What the daftar hadir's template may name."""

    kop: KopSurat
    judul: str
    acara: Acara
    peserta: tuple[Peserta, ...]


class Komitmen(Isi):
    """An obligation to discuss: its row, its unit, what was aimed at, and where it stands."""

    kode: str
    indikator: Teks
    unit: str
    target: str
    keadaan: str


class BagianKomitmen(Isi):
    """The obligations to discuss, with the sentence before them."""

    pengantar: str
    baris: tuple[Komitmen, ...]


class BagianNotula(Isi):
    """A part that people write: its heading and its fill-in."""

    judul: str
    isi: Teks


class TindakLanjut(Isi):
    """A row of the follow-up table: its number in the control by which it is known, what, who, when."""

    nomor: Kendali
    apa: Teks
    siapa: Teks
    kapan: Teks


class HurufNotula(Isi):
    """The letters before the headings of the notula's parts: which of them there are differs."""

    lalu: str
    komitmen: str
    pembahasan: str
    simpulan: str
    tindak_lanjut: str


class IsiNotula(Isi):
    """What the notula's template may name.

    `nomor` is None where the office numbers no notula, `lalu` where there are no earlier decisions to hear of,
    `komitmen` where the meeting discusses no obligations, and `sebutan_pemateri` is "" where nobody speaks.
    `yang_hadir` are the leaders who were there, `jumlah_hadir` how many came. `kepala_nomor` heads the follow-up
    table: by its control the table is found.
    """

    kop: KopSurat
    judul: str
    nomor: Teks | None
    acara: Acara
    sebutan_pimpinan: str
    pimpinan: Teks
    sebutan_pemateri: str
    pemateri: Teks
    notulis: Teks
    peserta: str
    yang_hadir: Teks
    jumlah_hadir: Teks
    agenda: tuple[Teks, ...]
    huruf: HurufNotula
    lalu: BagianTindakLanjutRapat | None
    komitmen: BagianKomitmen | None
    pembahasan: BagianNotula
    simpulan: BagianNotula
    kepala_nomor: Kendali
    tindak_lanjut: tuple[TindakLanjut, ...]
    tempat: Teks
    tanggal: Teks
