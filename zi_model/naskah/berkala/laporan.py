"""Reports of single rows: one content model, composed for each row by its text file.

A row of the plan that calls for `laporan/monev-ppid` gets this report in every time in which it
is owed, when the office has a text of that name. What the evidence shows is filled in; what
only the people who did the work can know stays a fill-in with a prompt of its own.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil
from textwrap import wrap

from zi_model.bahasa import angka_dan_kata, deret, isi_teks, tanggal_panjang
from zi_model.bukti import JenisBerkas, JenisBukti
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.berkala.data_pegawai import jumlah_pegawai
from zi_model.naskah.berkala.isi import (
    BagianKhusus,
    BarisTerkait,
    IsiLaporanBerkala,
    TeksLaporan,
    TeksLaporanBerkala,
    TeksRapatLaporan,
)
from zi_model.naskah.berkala.kalimat import TeksIsian
from zi_model.naskah.berkala.sumber import SumberTabel
from zi_model.naskah.berkala.survei import survei_lalu, survei_periode, susun_bagian_survei, susun_grafik
from zi_model.naskah.berkala.tabel import rapikan_butir, susun_alinea, susun_tabel
from zi_model.naskah.inti.bagian import (
    BarisBukti,
    kutip,
    nama_berkas_aman,
    nama_ringkas,
    nilai_umum,
    susun_bukti,
    susun_dasar,
    susun_keputusan_rencana,
    susun_tempat_tanggal,
)
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import (
    Isian,
    KunciNaskah,
    Naskah,
    Teks,
    atau_isian,
    baca_miring,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.inti.tulis import Nilai, tulis
from zi_model.naskah.rapat.kabar import kabar_rapat
from zi_model.status import HasilStatus

_NASKAH_UMUM = "laporan"
_BAGIAN_PERTAMA = 2  # number 1 of part C tells what was achieved
_LEBAR_JUDUL = 46  # so many capitals of the house type fit between the margins of A4


def susun_laporan_berkala(bahan: Bahan, kewajiban: Kewajiban, nama: str = "") -> Naskah:
    """Return the report that an obligation calls for; `nama` is its wording's, if not the row's own.

    Raises:
        KeyError: when the office has no text for it, or nobody holds the post that signs.

    """
    satker, slug = bahan.kantor.satker, nama or kewajiban.baris.indikator.naskah
    umum, teks = bahan.kantor.teks.ambil(_NASKAH_UMUM, TeksLaporan), bahan.kantor.teks.ambil(slug, TeksLaporanBerkala)
    nilai = nilai_umum(satker, kewajiban.jendela)
    ringkas = {"periode": nama_ringkas(kewajiban.jendela), "kode": kewajiban.kode, "nama_berkas": teks.nama_berkas}
    return Naskah(
        kunci=KunciNaskah(satker.kode, bentuk_kunci(slug), "", kewajiban.periode),
        perihal=isi_teks(umum.perihal, {**nilai, "nama": tulis(teks.nama, nilai)}),
        templat="laporan-berkala.docx",
        nama_berkas=nama_berkas_aman(isi_teks(umum.nama_berkas, nilai | ringkas)),
        keluarga="laporan",
        isi=_susun_isi(bahan, kewajiban, slug, umum, teks),
        kode=(kewajiban.kode,),
        unit=kewajiban.unit,
    )


def _susun_isi(
    bahan: Bahan, kewajiban: Kewajiban, slug: str, umum: TeksLaporan, teks: TeksLaporanBerkala
) -> IsiLaporanBerkala:
    kantor, jendela = bahan.kantor, kewajiban.jendela
    tanggal = sesudah(jendela)
    status = bahan.status_laporan(jendela)
    (sendiri,) = (h for h in status if h.kewajiban == kewajiban)
    terkait = [
        h for h in status if h.kewajiban.baris.indikator.naskah in teks.terkait and _patut_disebut(h, jendela.akhir)
    ]
    lampiran = susun_bukti([sendiri], kantor.zona, umum.pendukung)  # of the others the table tells
    catatan = (bahan.catatan or {}).get((kewajiban.kode, kewajiban.periode), "").strip()
    nilai = _nilai(bahan, kewajiban, umum, teks)
    bagian = _susun_bagian(bahan, kewajiban, teks, nilai)
    return IsiLaporanBerkala(
        kop=susun_kop(kantor.satker),
        judul=_baris_judul(str(nilai["nama"]).upper()),
        periode=jendela.nama.upper(),
        indikator=tulis(umum.indikator, nilai),
        nomor=susun_nomor(kantor.satker, "laporan", slug, tanggal.year, kewajiban.unit),
        umum=susun_alinea((*teks.umum, *umum.umum), nilai),
        maksud=tulis(umum.maksud, nilai),
        tujuan=susun_alinea(rapikan_butir((*teks.tujuan, *umum.tujuan)), nilai),
        ruang_lingkup=susun_alinea(umum.ruang_lingkup, nilai),
        dasar=tuple(susun_dasar(bahan.tahun, slug, teks.mengingat, umum.keputusan, tanggal)),
        kegiatan=(
            *susun_alinea(teks.kegiatan, nilai, "kegiatan"),
            *([_kabar(bahan, kewajiban, teks.rapat, nilai)] if teks.rapat else []),
        ),
        hasil=susun_alinea(teks.hasil or umum.hasil, nilai, "hasil"),
        bagian=bagian,
        nomor_bukti=_BAGIAN_PERTAMA + len(bagian),
        bukti=tuple(_susun_bukti(umum, sendiri, lampiran, nilai)),
        terkait_pengantar=tulis(umum.terkait, nilai) if terkait else "",
        terkait=tuple(_baris_terkait(h) for h in terkait),
        kendala=_kendala(umum, nilai, catatan),
        kendala_catatan=(kutip(catatan),) if catatan else (),
        simpulan=susun_alinea(teks.simpulan, nilai, "simpulan"),
        saran=susun_alinea(_dengan_kendala(umum, teks.saran, catatan), nilai, "saran"),
        penutup=susun_alinea(umum.penutup, nilai),
        tempat_tanggal=susun_tempat_tanggal(kantor.satker),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan or umum.penanda_tangan, tanggal),
        lampiran=lampiran,
        grafik=susun_grafik(teks.survei, survei_periode(bahan, kewajiban), nilai) if teks.survei else (),
    )


def _nilai(bahan: Bahan, kewajiban: Kewajiban, umum: TeksLaporan, teks: TeksLaporanBerkala) -> dict[str, Teks | int]:
    kantor, baris = bahan.kantor, kewajiban.baris
    indikator = baris.indikator.rapi
    nilai: dict[str, Teks | int] = {
        **nilai_umum(kantor.satker, kewajiban.jendela),
        "keputusan": susun_keputusan_rencana(bahan.tahun, umum.keputusan),
        "kode": baris.kode,
        "komponen": baca_miring(baris.komponen.nama),
        "aspek": baca_miring(baris.aspek.nama),
        "aksi": baca_miring(baris.aksi.nama_rapi),
        "indikator": baca_miring(indikator.nama),
        "bukti_fisik": baca_miring(indikator.bukti_fisik),
        "target": indikator.target_capaian,
        "target_waktu": indikator.target_waktu,
        "jatuh_tempo": tanggal_panjang(kewajiban.jatuh_tempo),
        "unit": kantor.satker.unit_menurut_kode(indikator.penanggung_jawab.unit).nama,
        "jumlah_pegawai": jumlah_pegawai(kantor),
    }
    return {**nilai, "nama": tulis(teks.nama, nilai), "pokok": tulis(teks.pokok, nilai)}


def _susun_bagian(
    bahan: Bahan, kewajiban: Kewajiban, teks: TeksLaporanBerkala, nilai: Nilai
) -> tuple[BagianKhusus, ...]:
    """Return the sections that the report has of its own, the survey's first, numbered."""
    survei, sumber = survei_periode(bahan, kewajiban), SumberTabel(bahan, kewajiban)
    semua: list[BagianKhusus] = []
    if teks.survei:
        semua += susun_bagian_survei(teks.survei, survei, survei_lalu(bahan, kewajiban), nilai)
    for ke, tabel in enumerate(teks.bagian, start=1):
        semua.append(susun_tabel(tabel, sumber.subjek(tabel), nilai, f"tabel-{ke}", sumber.sel))
    return tuple(b.model_copy(update={"nomor": nomor}) for nomor, b in enumerate(semua, start=_BAGIAN_PERTAMA))


def _kendala(umum: TeksLaporan, nilai: Nilai, catatan: str) -> Teks:
    """Return what stands before the unit's remark, or where else its obstacles are told: they are asked for once."""
    if catatan:
        return tulis(umum.kendala, nilai)
    if umum.kendala_di_saran:
        return tulis(umum.kendala_di_saran, nilai)
    return Isian(tag="kendala", petunjuk=umum.isian_kendala)


def _dengan_kendala(umum: TeksLaporan, saran: Sequence[str | TeksIsian], catatan: str) -> Sequence[str | TeksIsian]:
    """Return the suggestions, of which the first to fill in asks for the obstacles too when no remark tells them."""
    ke = next((ke for ke, satu in enumerate(saran) if isinstance(satu, TeksIsian)), None)
    satu = None if ke is None else saran[ke]
    if catatan or umum.kendala_di_saran is None or ke is None or not isinstance(satu, TeksIsian):
        return saran
    return (*saran[:ke], TeksIsian(isian=f"{umum.isian_kendala}; {satu.isian}"), *saran[ke + 1 :])


def _kabar(bahan: Bahan, kewajiban: Kewajiban, teks: TeksRapatLaporan, nilai: Nilai) -> Teks:
    """Return what the meeting's notula tells of it; while none is issued nobody knows that it took place."""
    kabar = kabar_rapat(bahan, kewajiban.jendela, teks.nama)
    if kabar is None or kabar.notula is None:
        return Isian(tag="rapat", petunjuk=teks.isian)
    diketahui = {
        "hari_rapat": kabar.hari_tanggal,
        "waktu_rapat": kabar.waktu,
        "tempat_rapat": atau_isian(kabar.tempat, "tempat-rapat", "tempat rapat"),
        "pimpinan_rapat": atau_isian(kabar.pimpinan, "pimpinan", "nama pimpinan rapat"),
        "jumlah_hadir": atau_isian(kabar.jumlah_hadir, "jumlah-hadir", "jumlah yang hadir"),
    }
    return tulis(teks.terlaksana, {**nilai, **diketahui})


def _susun_bukti(
    umum: TeksLaporan, sendiri: HasilStatus, lampiran: Sequence[BarisBukti], nilai: Nilai
) -> Iterator[Teks]:
    """Yield what the plan asks for as proof, what has come in, and a fill-in for what is missing beside this report."""
    yield tulis(umum.bukti_diminta, nilai)
    rincian = Counter(b.memenuhi for b in lampiran)
    jumlah = {
        "jumlah": angka_dan_kata(len(lampiran)),
        "rincian": deret(_sebut_bukti(memenuhi, banyak, umum.pendukung) for memenuhi, banyak in rincian.items()),
    }
    if lampiran:
        yield tulis(umum.bukti, {**nilai, **jumlah})
    kebutuhan = sendiri.kewajiban.baris.indikator.kebutuhan
    mungkin = [k for k in kebutuhan if JenisBerkas.PDF in k.berkas]
    laporan_ini = next((k for k in mungkin if JenisBukti.LAPORAN in k.pilihan), next(iter(mungkin), None))
    belum = [str(k) for k in sendiri.kurang if k is not laporan_ini]
    if belum:
        kurang = deret(belum)
        isian = Isian(tag="bukti-kurang", petunjuk=isi_teks(umum.isian_bukti_kurang, {"kurang": kurang}))
        yield tulis(umum.bukti_kurang, {**nilai, "kurang": kurang, "isian": isian})
    elif not lampiran:
        yield tulis(umum.bukti_tanpa, nilai)


def _sebut_bukti(memenuhi: str, banyak: int, pendukung: str) -> str:
    """Return files by the proof that they are, not by their formats: `1 (satu) laporan`."""
    sebutan = f"berkas {memenuhi}" if memenuhi == pendukung else memenuhi
    kata = sebutan if sebutan.split()[0].isupper() else sebutan.lower()  # SOP stays what it is
    return f"{angka_dan_kata(banyak)} {kata}"


def _baris_judul(judul: str) -> tuple[str, ...]:
    """Return a title in lines that are about as long as each other, so that no word stands alone in the last."""
    banyak = ceil(len(judul) / _LEBAR_JUDUL)
    lebar = (w for w in range(len(judul) // banyak, len(judul) + 1) if len(wrap(judul, w)) <= banyak)
    return tuple(wrap(judul, next(lebar)))


def _patut_disebut(hasil: HasilStatus, akhir: dt.date) -> bool:
    """Tell whether another row's state says something in a report on a time that ends then.

    What falls due with the report itself is drafted beside it, and what falls due later is still going
    on: that nothing of it has come in yet says nothing.
    """
    return bool(hasil.dihitung) or hasil.kewajiban.jatuh_tempo < akhir


def _baris_terkait(hasil: HasilStatus) -> BarisTerkait:
    kewajiban = hasil.kewajiban
    return BarisTerkait(
        kode=kewajiban.kode,
        kegiatan=f"{kewajiban.baris.indikator.nama_pendek}, {kewajiban.nama_waktu}",
        jatuh_tempo=tanggal_panjang(kewajiban.jatuh_tempo),
        keadaan=hasil.alasan,
    )
