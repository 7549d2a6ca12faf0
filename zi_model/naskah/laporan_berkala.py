"""Reports of single rows: one content model, composed for each row by its text file.

A row of the plan that calls for `laporan/monev-ppid` gets this report in every period in which it
is owed, when the office has a text of that name. What the evidence shows is filled in; what
only the people who did the work can know stays a fill-in with a prompt of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, ClassVar

from zi_model.bahasa import angka_dan_kata, tanggal_panjang
from zi_model.dasar import Data
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.bagian import (
    UMUM,
    BarisBukti,
    ButirDasar,
    kutip,
    nama_berkas_aman,
    nama_ringkas,
    nilai_umum,
    susun_bukti,
    susun_dasar,
    susun_keputusan_rencana,
    susun_tempat_tanggal,
)
from zi_model.naskah.bahan import Bahan, sesudah
from zi_model.naskah.dasar import (
    Isi,
    Isian,
    KopSurat,
    KunciNaskah,
    Kutipan,
    Naskah,
    PenandaTangan,
    Teks,
    baca_miring,
    rangkai,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.pola import boleh
from zi_model.status import HasilStatus

_KEPUTUSAN = ("satker", "nomor", "tahun", "tanggal", "tentang")
_BARIS = (*UMUM, "keputusan", "kode", "aksi", "indikator", "bukti_fisik", "target", "jatuh_tempo", "unit")

Pola = Annotated[str, boleh(*UMUM)]
PolaBaris = Annotated[str, boleh(*_BARIS)]


class TeksIsian(Data):
    """A paragraph that only people can write: the prompt of its fill-in."""

    isian: str


class TeksAngka(Data):
    """A figure that only people know: what it counts, and the prompt of its fill-in."""

    uraian: PolaBaris
    isian: str


class TeksLaporanBerkala(Data):
    """The wording of one monthly or half-yearly report.

    `mengingat` are ids of legal references, `penanda_tangan` the id of a post. `terkait` are the letters
    (as rows of the plan call them) of other rows whose state the report tells too.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({*_KEPUTUSAN, *_BARIS, "jumlah"})

    penanda_tangan: str
    judul: tuple[Pola, ...]
    perihal: Pola
    nama_berkas: Pola
    umum: tuple[PolaBaris, ...]
    maksud: PolaBaris
    tujuan: tuple[PolaBaris, ...]
    ruang_lingkup: tuple[PolaBaris, ...]
    mengingat: tuple[str, ...]
    keputusan: Annotated[str, boleh(*_KEPUTUSAN)]
    kegiatan: tuple[PolaBaris | TeksIsian, ...]
    terkait: tuple[str, ...] = ()
    terkait_pengantar: PolaBaris
    hasil: tuple[PolaBaris | TeksIsian, ...]
    hasil_angka: tuple[TeksAngka, ...] = ()
    bukti: Annotated[str, boleh(*_BARIS, "jumlah")]
    bukti_tanpa: PolaBaris
    kendala: PolaBaris
    kendala_tanpa: PolaBaris
    simpulan: tuple[PolaBaris | TeksIsian, ...]
    saran: tuple[PolaBaris | TeksIsian, ...]
    penutup: tuple[PolaBaris, ...]
    pendukung: str


class BarisAngka(Isi):
    """One figure of the results."""

    nomor: int
    uraian: Teks
    nilai: Isian


class BarisTerkait(Isi):
    """The state of another row's obligation in the same time."""

    kode: str
    kegiatan: str
    jatuh_tempo: str
    keadaan: str


class IsiLaporanBerkala(Isi):
    """A monthly or half-yearly report in the office's five parts."""

    kop: KopSurat
    judul: tuple[str, ...]
    periode: str
    nomor: Teks
    umum: tuple[Teks, ...]
    maksud: Teks
    tujuan: tuple[Teks, ...]
    ruang_lingkup: tuple[Teks, ...]
    dasar: tuple[ButirDasar, ...]
    kegiatan: tuple[Teks, ...]
    terkait_pengantar: Teks
    terkait: tuple[BarisTerkait, ...]
    hasil: tuple[Teks, ...]
    hasil_angka: tuple[BarisAngka, ...]
    bukti: Teks
    kendala: Teks
    kendala_catatan: tuple[Kutipan, ...]
    simpulan: tuple[Teks, ...]
    saran: tuple[Teks, ...]
    penutup: tuple[Teks, ...]
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan
    lampiran: tuple[BarisBukti, ...]


def susun_laporan_berkala(bahan: Bahan, kewajiban: Kewajiban) -> Naskah:
    """Return the report that an obligation calls for.

    Raises:
        KeyError: when the office has no text for it, or nobody holds the post that signs.

    """
    satker, slug = bahan.kantor.satker, kewajiban.baris.indikator.naskah
    teks = bahan.kantor.teks[slug]
    if not isinstance(teks, TeksLaporanBerkala):
        raise KeyError(slug)
    umum = nilai_umum(satker, kewajiban.jendela)
    nama = rangkai(teks.nama_berkas, umum | {"periode": nama_ringkas(kewajiban.jendela)})
    return Naskah(
        kunci=KunciNaskah(satker.kode, slug.replace("/", "-"), "", kewajiban.periode),
        perihal=str(rangkai(teks.perihal, umum)),
        templat="laporan-berkala.docx",
        nama_berkas=nama_berkas_aman(str(nama)),
        keluarga="laporan",
        isi=_susun_isi(bahan, kewajiban, teks),
        kode=(kewajiban.kode,),
    )


def _susun_isi(bahan: Bahan, kewajiban: Kewajiban, teks: TeksLaporanBerkala) -> IsiLaporanBerkala:
    kantor, jendela = bahan.kantor, kewajiban.jendela
    tanggal = sesudah(jendela)
    status = bahan.status_laporan(jendela)
    sendiri = [h for h in status if h.kewajiban == kewajiban]
    terkait = [h for h in status if h.kewajiban.baris.indikator.naskah in teks.terkait]
    lampiran = susun_bukti([*sendiri, *terkait], kantor.zona, teks.pendukung)
    catatan = (bahan.catatan or {}).get((kewajiban.kode, kewajiban.periode), "").strip()
    nilai = _nilai(bahan, kewajiban, teks)
    jumlah = {**nilai, "jumlah": angka_dan_kata(len(lampiran))}
    return IsiLaporanBerkala(
        kop=susun_kop(kantor.satker),
        judul=tuple(str(rangkai(t, nilai)) for t in teks.judul),
        periode=jendela.nama.upper(),
        nomor=susun_nomor(kantor.satker, "laporan", tanggal.year),
        umum=_alinea(teks.umum, nilai),
        maksud=rangkai(teks.maksud, nilai),
        tujuan=_alinea(teks.tujuan, nilai),
        ruang_lingkup=_alinea(teks.ruang_lingkup, nilai),
        dasar=tuple(susun_dasar(kantor, teks.mengingat, teks.keputusan, tanggal)),
        kegiatan=_alinea(teks.kegiatan, nilai, "kegiatan"),
        terkait_pengantar=rangkai(teks.terkait_pengantar, nilai) if terkait else "",
        terkait=tuple(_baris_terkait(h) for h in terkait),
        hasil=_alinea(teks.hasil, nilai, "hasil"),
        hasil_angka=tuple(_baris_angka(teks.hasil_angka, nilai)),
        bukti=rangkai(teks.bukti if lampiran else teks.bukti_tanpa, jumlah),
        kendala=rangkai(teks.kendala if catatan else teks.kendala_tanpa, nilai),
        kendala_catatan=(kutip(catatan),) if catatan else (),
        simpulan=_alinea(teks.simpulan, nilai, "simpulan"),
        saran=_alinea(teks.saran, nilai, "saran"),
        penutup=_alinea(teks.penutup, nilai),
        tempat_tanggal=susun_tempat_tanggal(kantor.satker),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        lampiran=lampiran,
    )


def _nilai(bahan: Bahan, kewajiban: Kewajiban, teks: TeksLaporanBerkala) -> dict[str, Teks | int]:
    kantor, baris = bahan.kantor, kewajiban.baris
    indikator = baris.indikator
    return {
        **nilai_umum(kantor.satker, kewajiban.jendela),
        "keputusan": susun_keputusan_rencana(kantor, teks.keputusan),
        "kode": baris.kode,
        "aksi": baca_miring(baris.aksi.nama),
        "indikator": baca_miring(indikator.nama),
        "bukti_fisik": baca_miring(indikator.bukti_fisik),
        "target": indikator.target_capaian,
        "jatuh_tempo": tanggal_panjang(kewajiban.jatuh_tempo),
        "unit": kantor.satker.unit_menurut_kode(indikator.penanggung_jawab.unit).nama,
    }


def _alinea(butir: Iterable[str | TeksIsian], nilai: Mapping[str, Teks | int], tag: str = "") -> tuple[Teks, ...]:
    """Return paragraphs with their places filled; `tag` and its number name the fill-ins among them."""
    return tuple(
        rangkai(b, nilai) if isinstance(b, str) else Isian(tag=f"{tag}-{ke}", petunjuk=b.isian)
        for ke, b in enumerate(butir, start=1)
    )


def _baris_angka(butir: Sequence[TeksAngka], nilai: Mapping[str, Teks | int]) -> Iterator[BarisAngka]:
    for ke, b in enumerate(butir, start=1):
        yield BarisAngka(nomor=ke, uraian=rangkai(b.uraian, nilai), nilai=Isian(tag=f"angka-{ke}", petunjuk=b.isian))


def _baris_terkait(hasil: HasilStatus) -> BarisTerkait:
    kewajiban = hasil.kewajiban
    return BarisTerkait(
        kode=kewajiban.kode,
        kegiatan=f"{kewajiban.baris.indikator.nama_pendek}, {kewajiban.nama_waktu}",
        jatuh_tempo=tanggal_panjang(kewajiban.jatuh_tempo),
        keadaan=hasil.alasan,
    )
