"""The province's report on its kabupaten and kota: where each stands, what is late, of which there is no data.

It tells of the offices whose folders the province holds and of no other, and concludes nothing that the figures do not
say. The offices' names, and what their own plans call a row or a sub bagian, are quotations: only so may a letter name
another office (P04).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, ClassVar

from zi_model.bahasa import angka_dan_kata, desimal, isi_teks, tanggal_panjang, tanggal_pendek
from zi_model.data import Data
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.bagian import (
    KOSONG,
    NASKAH_LAPORAN,
    UMUM,
    ButirDasar,
    kutip,
    nama_berkas_aman,
    nama_ringkas,
    nilai_umum,
    susun_hukum,
    susun_tempat_tanggal,
)
from zi_model.naskah.inti.bahan import sesudah
from zi_model.naskah.inti.naskah import (
    Isi,
    Isian,
    KopSurat,
    KunciNaskah,
    Kutipan,
    Naskah,
    PenandaTangan,
    Teks,
    sambung,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.inti.tulis import tulis
from zi_model.pola import boleh
from zi_model.provinsi import CapaianKomponen, KeadaanKantor, RekapProvinsi
from zi_model.tahun_rencana import TahunRencana
from zi_model.tunggakan import Tempo

NAMA = "laporan/rekap-provinsi"
_SEBUT_MAKS = 4
"""So many offices are named in a sentence; of more the table tells."""
_ISI = (*UMUM, "wilayah", "keadaan", "jumlah")
_ANGKA = (*_ISI, "jatuh_tempo", "terpenuhi", "terlambat", "tenggang", "persen")

Pola = Annotated[str, boleh(*_ISI)]
PolaAngka = Annotated[str, boleh(*_ANGKA)]
PolaKantor = Annotated[str, boleh(*_ISI, "kantor", "persen")]


class TeksRekapProvinsi(Data):
    """The wording. `wilayah` is the province's name, `keadaan` the day by which it counts, `kantor` names offices.

    `mengingat` are ids of legal references, `penanda_tangan` is the id of a post.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({*_ANGKA, "kantor", "komponen"})

    penanda_tangan: str
    judul: tuple[Pola, ...]
    perihal: Pola
    nama_berkas: Pola
    mengingat: tuple[str, ...]
    pendahuluan: tuple[Pola, ...]
    rekapitulasi: Pola
    komponen: Pola
    terlambat: Pola
    terlambat_tanpa: Pola
    tanpa_data: Pola
    tanpa_data_tanpa: Pola
    isian_tanpa_data: str
    belum_berbukti: PolaKantor
    simpulan: PolaAngka
    simpulan_bertenggang: PolaAngka
    simpulan_tanpa: Pola
    tertinggi: PolaKantor
    terendah: PolaKantor
    sama: PolaKantor
    komponen_terendah: Annotated[str, boleh(*_ISI, "komponen", "persen")]
    tunggakan: Pola
    tunggakan_tanpa: Pola
    tidak_dihitung: Pola
    arahan: str
    isian_arahan: str
    penutup: tuple[Pola, ...]


class BarisKantor(Isi):
    """A line of figures: of an office, of a component, or of all."""

    nomor: str
    nama: Kutipan
    jatuh_tempo: str
    terpenuhi: str
    tenggang: str
    terlambat: str
    tunggakan: str
    persen: str


class ButirTanpaData(Isi):
    """An office of which there is no data, and why."""

    nama: Kutipan
    sebab: str


class KelompokKomponen(Isi):
    """The components of one office."""

    judul: Kutipan
    baris: tuple[BarisKantor, ...]


class BarisKewajiban(Isi):
    """A row that is overdue."""

    kode: str
    indikator: Kutipan
    periode: str
    batas: str
    kurang: Kutipan
    unit: Kutipan


class KelompokTerlambat(Isi):
    """The rows of one office that are overdue."""

    judul: Kutipan
    baris: tuple[BarisKewajiban, ...]


class IsiRekapProvinsi(Isi):
    """What the template may name."""

    kop: KopSurat
    judul: tuple[str, ...]
    periode: str
    nomor: Teks
    pendahuluan: tuple[str, ...]
    dasar: tuple[ButirDasar, ...]
    rekapitulasi_pengantar: str
    rekapitulasi: tuple[BarisKantor, ...]
    jumlah: BarisKantor
    komponen_pengantar: str
    komponen: tuple[BarisKantor, ...]
    terlambat_pengantar: str
    tanpa_data_pengantar: str
    tanpa_data: tuple[ButirTanpaData, ...]
    tanpa_data_penjelasan: Isian | None
    simpulan: tuple[Teks, ...]
    arahan: str
    arahan_isi: Isian
    penutup: tuple[str, ...]
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan
    lampiran_komponen: tuple[KelompokKomponen, ...]
    lampiran_terlambat: tuple[KelompokTerlambat, ...]


def susun_rekap_provinsi(tahun: TahunRencana, rekap: RekapProvinsi) -> Sequence[Naskah]:
    """Return the report on the offices of a province, whose own year is `tahun`; none where there are no words for it.

    Raises:
        DasarTidakBerlaku: when it names references that are not in force on its date.
        KeyError: when nobody holds the post that signs.

    """
    kantor, periode = tahun.kantor, rekap.periode
    if NAMA not in kantor.teks:
        return []
    teks = kantor.teks.ambil(NAMA, TeksRekapProvinsi)
    umum = nilai_umum(kantor.satker, periode) | {
        "wilayah": kantor.satker.singkatan.removeprefix("KPU "),
        "keadaan": tanggal_panjang(rekap.per),
        "jumlah": angka_dan_kata(len(rekap.kantor)),
    }
    return [
        Naskah(
            kunci=KunciNaskah(kantor.satker.kode, bentuk_kunci(NAMA), "", periode),
            perihal=isi_teks(teks.perihal, umum),
            templat="laporan-rekap-provinsi.docx",
            nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, umum | {"periode": nama_ringkas(periode)})),
            keluarga="laporan",
            isi=_susun_isi(tahun, rekap, teks, umum),
            unit=tahun.unit_naskah(NASKAH_LAPORAN),
        )
    ]


def _susun_isi(
    tahun: TahunRencana, rekap: RekapProvinsi, teks: TeksRekapProvinsi, umum: dict[str, str]
) -> IsiRekapProvinsi:
    kantor, tanggal = tahun.kantor, sesudah(rekap.periode)
    banyak_terlambat = sum(len(k.baris) for k in rekap.kantor)
    tanpa = rekap.tanpa_data

    def berjumlah(pola: str, jumlah: int) -> str:
        return isi_teks(pola, umum | {"jumlah": angka_dan_kata(jumlah)})

    return IsiRekapProvinsi(
        kop=susun_kop(kantor.satker),
        judul=tuple(isi_teks(t, umum).upper() for t in teks.judul),
        periode=rekap.periode.nama.upper(),
        nomor=susun_nomor(kantor.satker, "laporan", NAMA, tanggal.year, tahun.unit_naskah(NASKAH_LAPORAN)),
        pendahuluan=tuple(isi_teks(t, umum) for t in teks.pendahuluan),
        dasar=tuple(susun_hukum(kantor, NAMA, teks.mengingat, tanggal)),
        rekapitulasi_pengantar=isi_teks(teks.rekapitulasi, umum),
        rekapitulasi=tuple(_kantor(f"{ke}.", k) for ke, k in enumerate(rekap.kantor, start=1)),
        jumlah=_jumlah(rekap),
        komponen_pengantar=isi_teks(teks.komponen, umum),
        komponen=_komponen(rekap.komponen),
        terlambat_pengantar=berjumlah(teks.terlambat if banyak_terlambat else teks.terlambat_tanpa, banyak_terlambat),
        tanpa_data_pengantar=berjumlah(teks.tanpa_data if tanpa else teks.tanpa_data_tanpa, len(tanpa)),
        tanpa_data=tuple(ButirTanpaData(nama=kutip(k.nama), sebab=str(k.tanpa_data or "")) for k in tanpa),
        tanpa_data_penjelasan=Isian(tag="penjelasan-tanpa-data", petunjuk=teks.isian_tanpa_data) if tanpa else None,
        simpulan=tuple(_simpulan(rekap, teks, umum)),
        arahan=teks.arahan,
        arahan_isi=Isian(tag="arahan-provinsi", petunjuk=teks.isian_arahan),
        penutup=tuple(isi_teks(t, umum) for t in teks.penutup),
        tempat_tanggal=susun_tempat_tanggal(kantor.satker),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        lampiran_komponen=tuple(
            KelompokKomponen(judul=kutip(k.nama), baris=_komponen(k.komponen)) for k in rekap.berdata
        ),
        lampiran_terlambat=tuple(_terlambat(k) for k in rekap.kantor if k.baris),
    )


def _kantor(nomor: str, k: KeadaanKantor) -> BarisKantor:
    if k.seperiode is None:
        return _baris(nomor, k.nama, None, None, None)
    return _baris(nomor, k.nama, k.seperiode, k.terlambat, k.tunggakan)


def _jumlah(rekap: RekapProvinsi) -> BarisKantor:
    return _baris("", "Jumlah", rekap.seperiode, rekap.terlambat, rekap.tunggakan)


def _komponen(semua: Sequence[CapaianKomponen]) -> tuple[BarisKantor, ...]:
    return tuple(_baris(f"{ke}.", k.nama, k.capaian, None, None) for ke, k in enumerate(semua, start=1))


def _baris(nomor: str, nama: str, t: Tempo | None, terlambat: int | None, tunggakan: int | None) -> BarisKantor:
    def angka(nilai: int | None) -> str:
        return KOSONG if nilai is None else str(nilai)

    jatuh, terpenuhi = (None, None) if t is None else (t.jatuh_tempo, t.terpenuhi)
    tenggang = None if t is None or terlambat is None else t.jatuh_tempo - t.terpenuhi - terlambat
    return BarisKantor(
        nomor=nomor,
        nama=kutip(nama),
        jatuh_tempo=angka(jatuh),
        terpenuhi=angka(terpenuhi),
        tenggang=angka(tenggang),
        terlambat=angka(terlambat),
        tunggakan=angka(tunggakan),
        persen=KOSONG if t is None or t.persen is None else desimal(t.persen),
    )


def _terlambat(k: KeadaanKantor) -> KelompokTerlambat:
    baris = (
        BarisKewajiban(
            kode=b.kode,
            indikator=kutip(b.indikator),
            periode=nama_ringkas(b.periode),
            batas=tanggal_pendek(b.batas),
            kurang=kutip(b.kurang),
            unit=kutip(b.unit_singkat),
        )
        for b in k.baris
    )
    return KelompokTerlambat(judul=kutip(k.nama), baris=tuple(baris))


def _simpulan(rekap: RekapProvinsi, teks: TeksRekapProvinsi, umum: dict[str, str]) -> Iterator[Teks]:
    """Yield what the figures say: all together, the extremes, what is left of earlier periods, what is not counted."""
    semua = rekap.seperiode
    if semua.persen is None:
        yield isi_teks(teks.simpulan_tanpa, umum)
    else:
        tenggang = semua.jatuh_tempo - semua.terpenuhi - rekap.terlambat
        angka = {
            "jumlah": angka_dan_kata(len(rekap.berdata)),
            "jatuh_tempo": angka_dan_kata(semua.jatuh_tempo),
            "terpenuhi": angka_dan_kata(semua.terpenuhi),
            "terlambat": angka_dan_kata(rekap.terlambat),
            "tenggang": angka_dan_kata(tenggang),
            "persen": f"{desimal(semua.persen)}%",
        }
        yield isi_teks(teks.simpulan_bertenggang if tenggang else teks.simpulan, umum | angka)
    yield from _ujung(rekap, teks, umum)
    berkomponen = [(k.capaian.persen, k.nama) for k in rekap.komponen if k.capaian.persen is not None]
    if len({persen for persen, _ in berkomponen}) > 1:
        persen, nama = min(berkomponen)
        yield tulis(teks.komponen_terendah, {**umum, "komponen": kutip(nama), "persen": f"{desimal(persen)}%"})
    menunggak = sum(bool(k.tunggakan) for k in rekap.kantor)
    pola = teks.tunggakan if menunggak else teks.tunggakan_tanpa
    if rekap.berdata:
        yield isi_teks(pola, umum | {"jumlah": angka_dan_kata(rekap.tunggakan)})
    if kosong := [k.nama for k in rekap.berdata if not k.berkas]:
        yield tulis(teks.belum_berbukti, {**umum, "kantor": sambung(_berderet([kutip(n) for n in kosong]))})
    if rekap.tanpa_data and rekap.berdata:
        yield isi_teks(teks.tidak_dihitung, umum | {"jumlah": angka_dan_kata(len(rekap.tanpa_data))})


def _ujung(rekap: RekapProvinsi, teks: TeksRekapProvinsi, umum: dict[str, str]) -> Iterator[Teks]:
    """Yield which offices have achieved most and least; one sentence where all are alike, none for a single office."""
    capaian = [(k.seperiode.persen, k.nama) for k in rekap.berdata if k.seperiode and k.seperiode.persen is not None]
    if len(capaian) < 2:
        return
    batas = {max(capaian)[0]: teks.tertinggi, min(capaian)[0]: teks.terendah}
    for persen, pola in batas.items():
        pola = pola if len(batas) > 1 else teks.sama
        kantor = _sebut([nama for satu, nama in capaian if satu == persen])
        yield tulis(pola, {**umum, "kantor": kantor, "persen": f"{desimal(persen)}%"})


def _sebut(nama: Sequence[str]) -> Teks:
    """Return offices as a sentence names them; of too many how many they are."""
    if len(nama) > _SEBUT_MAKS:
        return f"{angka_dan_kata(len(nama))} satuan kerja"
    return sambung(_berderet([kutip(n) for n in nama]))


def _berderet(nama: Sequence[Kutipan]) -> Iterable[Teks]:
    for ke, satu in enumerate(nama):
        terakhir = ke == len(nama) - 1
        if ke:
            yield (", dan " if len(nama) > 2 else " dan ") if terakhir else ", "
        yield satu
