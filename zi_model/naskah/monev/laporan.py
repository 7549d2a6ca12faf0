"""The quarterly monev report: how its content is composed from plan, evidence and remarks.

Everything in it is a function of the plan and of the evidence that is known: what was due is
judged on the day after the quarter, what has come in since counts as late. So the same evidence
gives the same report on whatever day it is drafted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zi_model.bahasa import angka_dan_kata, desimal, isi_teks, tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.bagian import (
    KOSONG,
    NASKAH_LAPORAN,
    NASKAH_RAPAT,
    kutip,
    nama_berkas_aman,
    nama_ringkas,
    nilai_rekap,
    nilai_umum,
    susun_bukti,
    susun_dasar,
    susun_keputusan_rencana,
    susun_tempat_tanggal,
)
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import (
    Grafik,
    KunciNaskah,
    Naskah,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.monev.isi import (
    ArtiStatus,
    BarisBelum,
    BarisCapaian,
    BarisRekomendasi,
    BelumUnit,
    IsiLaporanMonev,
    Kendala,
    TeksHasil,
    TeksLaporanMonev,
    TeksStatus,
)
from zi_model.naskah.monev.pelaksanaan import susun_bagian_komponen
from zi_model.naskah.monev.tindak_lanjut import rekomendasi_triwulan, susun_bab_tindak_lanjut
from zi_model.periode import Periode
from zi_model.rekomendasi import Rekomendasi, sebut
from zi_model.status import HasilStatus, Rekap, StatusKewajiban, hitung_rekap
from zi_model.tahun_rencana import TahunRencana

JENIS = bentuk_kunci(NASKAH_LAPORAN)
"""Kind of the letter."""


def susun_laporan_monev_kewajiban(bahan: Bahan, kewajiban: Kewajiban, _nama: str) -> Naskah:
    """Return the report that an obligation calls for (raises as `susun_laporan_monev`)."""
    return susun_laporan_monev(bahan, kewajiban.periode)


def susun_laporan_monev(bahan: Bahan, periode: Periode) -> Naskah:
    """Return the report on a quarter of the plan's year.

    Raises:
        KeyError: when the office has no text for it, or nobody holds the post that signs.

    """
    kantor = bahan.kantor
    teks = kantor.teks.ambil(NASKAH_LAPORAN, TeksLaporanMonev)
    umum = nilai_umum(kantor.satker, periode)
    return Naskah(
        kunci=KunciNaskah(kantor.satker.kode, JENIS, "", periode),
        perihal=isi_teks(teks.perihal, umum),
        templat="laporan-monev.docx",
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, umum | {"periode": nama_ringkas(periode)})),
        keluarga="laporan",
        isi=_susun_isi(bahan, periode, teks, umum),
        kode=bahan.tahun.kode_naskah(NASKAH_LAPORAN),
        unit=bahan.tahun.unit_naskah(NASKAH_LAPORAN),
    )


def _susun_isi(bahan: Bahan, periode: Periode, teks: TeksLaporanMonev, umum: Mapping[str, str]) -> IsiLaporanMonev:
    kantor, hasil = bahan.kantor, teks.hasil
    tanggal = sesudah(periode)
    status = bahan.status_laporan(periode)
    kendala = _kendala(bahan, status, hasil)
    belum = [h for h in status if periode.berisi(h.kewajiban.jatuh_tempo) and not h.status.lengkap]
    rekomendasi = rekomendasi_triwulan(kantor, periode, status, teks)
    rapat = [h for h in status if h.kewajiban.baris.indikator.naskah in {NASKAH_LAPORAN, NASKAH_RAPAT}]
    lampiran = susun_bukti(rapat, kantor.zona, teks.pendukung)
    tindak_lanjut_pengantar, tindak_lanjut = susun_bab_tindak_lanjut(bahan, periode, teks)
    capaian = _capaian(bahan.tahun, periode, status)
    seluruhnya = hitung_rekap(status, periode)
    jumlah = {**umum, "komponen": angka_dan_kata(len(bahan.tahun.rencana.komponen)), **nilai_rekap(seluruhnya)}
    rencana = jumlah | {
        "keputusan": susun_keputusan_rencana(bahan.tahun, teks.keputusan),
        "indikator": angka_dan_kata(len(bahan.tahun.rencana.baris)),
    }
    penutup = (teks.penutup_rekomendasi, teks.penutup) if rekomendasi else (teks.penutup,)
    return IsiLaporanMonev(
        kop=susun_kop(kantor.satker),
        judul=tuple(isi_teks(t, umum) for t in teks.judul),
        periode=periode.nama.upper(),
        tahun=periode.tahun,
        nomor=susun_nomor(
            kantor.satker, "laporan", NASKAH_LAPORAN, tanggal.year, bahan.tahun.unit_naskah(NASKAH_LAPORAN)
        ),
        latar_belakang=tuple(isi_teks(t, rencana) for t in teks.latar_belakang),
        dasar=tuple(susun_dasar(bahan.tahun, NASKAH_LAPORAN, teks.mengingat, teks.keputusan, tanggal)),
        maksud=isi_teks(teks.maksud, rencana),
        tujuan=tuple(isi_teks(t, rencana) for t in teks.tujuan),
        ruang_lingkup=tuple(isi_teks(t, rencana) for t in teks.ruang_lingkup),
        arti_status=_arti_status(teks.status),
        komponen=susun_bagian_komponen(
            bahan.tahun,
            periode,
            status,
            {kunci: (k.nomor, k.catatan.teks) for kunci, k in kendala.items()},
            teks.pelaksanaan,
            umum,
        ),
        capaian_pengantar=isi_teks(
            hasil.capaian if seluruhnya.jatuh_tempo else hasil.capaian_tanpa_jatuh_tempo, jumlah
        ),
        capaian=capaian,
        capaian_jumlah=_baris_capaian("", "", seluruhnya),
        capaian_keterangan=hasil.keterangan_kosong if any(b.persen == KOSONG for b in capaian) else "",
        grafik=(_grafik(bahan.tahun, periode, status, hasil),),
        belum_pengantar=_berjumlah(hasil.belum, hasil.belum_tanpa, len(belum), umum),
        belum=_belum(kantor, belum, hasil),
        kendala_pengantar=_berjumlah(hasil.kendala, hasil.kendala_tanpa, len(kendala), umum),
        kendala=tuple(kendala.values()),
        rekomendasi_pengantar=_berjumlah(hasil.rekomendasi, hasil.rekomendasi_tanpa, len(rekomendasi), umum),
        rekomendasi=_baris_rekomendasi(rekomendasi),
        tindak_lanjut_pengantar=tindak_lanjut_pengantar,
        tindak_lanjut=tindak_lanjut,
        penutup=tuple(isi_teks(t, jumlah) for t in penutup),
        tempat_tanggal=susun_tempat_tanggal(kantor.satker),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        lampiran_pengantar=_berjumlah(teks.lampiran, teks.lampiran_tanpa, len(lampiran), umum),
        lampiran=lampiran,
    )


def _berjumlah(ada: str, tanpa: str, jumlah: int, umum: Mapping[str, str]) -> str:
    """Return the sentence that introduces so many things, or the one that says that there are none."""
    return isi_teks(ada if jumlah else tanpa, {**umum, "jumlah": angka_dan_kata(jumlah)})


def _arti_status(teks: TeksStatus) -> tuple[ArtiStatus, ...]:
    return tuple(ArtiStatus(status=s.nama, arti=getattr(teks, s.value.lower())) for s in StatusKewajiban)


def _capaian(tahun: TahunRencana, periode: Periode, status: Sequence[HasilStatus]) -> tuple[BarisCapaian, ...]:
    return tuple(
        _baris_capaian(f"{nomor}.", komponen.nama, _rekap_komponen(status, nomor, periode))
        for nomor, komponen in enumerate(tahun.rencana.komponen, start=1)
    )


def _rekap_komponen(status: Sequence[HasilStatus], nomor: int, periode: Periode) -> Rekap:
    return hitung_rekap((h for h in status if h.kewajiban.baris.nomor_komponen == nomor), periode)


def _baris_capaian(nomor: str, komponen: str, rekap: Rekap) -> BarisCapaian:
    return BarisCapaian(
        nomor=nomor,
        komponen=komponen,
        kewajiban=rekap.jumlah,
        jatuh_tempo=rekap.jatuh_tempo,
        terpenuhi=rekap.terpenuhi,
        belum=rekap.jatuh_tempo - rekap.terpenuhi,
        persen=KOSONG if rekap.persen is None else desimal(rekap.persen),
    )


def _grafik(tahun: TahunRencana, periode: Periode, status: Sequence[HasilStatus], teks: TeksHasil) -> Grafik:
    nama = tuple(k.nama for k in tahun.rencana.komponen)
    rekap = [_rekap_komponen(status, nomor, periode) for nomor in range(1, len(nama) + 1)]
    label = tuple(nilai_rekap(r)["persen"] for r in rekap)
    uraian = "; ".join(f"{n} {persen}" for n, persen in zip(nama, label, strict=True))
    return Grafik(
        nama="capaian",
        kategori=nama,
        nilai=tuple(r.persen for r in rekap),
        label=label,
        uraian=isi_teks(teks.grafik, {"periode": periode.nama, "capaian": uraian}),
    )


def _belum(kantor: Kantor, belum: Sequence[HasilStatus], teks: TeksHasil) -> tuple[BelumUnit, ...]:
    """Return what fell due and is not complete, unit by unit in the order of the office's file."""
    hasil = []
    for unit in kantor.satker.unit:
        punya = [h for h in belum if h.kewajiban.unit == unit.kode]
        if punya:
            judul = isi_teks(teks.belum_unit, {"unit": unit.nama, "jumlah": angka_dan_kata(len(punya))})
            hasil.append(BelumUnit(judul=judul, baris=tuple(_baris_belum(h) for h in punya)))
    return tuple(hasil)


def _baris_belum(hasil: HasilStatus) -> BarisBelum:
    kewajiban = hasil.kewajiban
    return BarisBelum(
        kode=kewajiban.kode,
        indikator=f"{kewajiban.baris.indikator.nama_pendek}, {kewajiban.nama_waktu}",
        bukti=sebut(hasil.kurang),
        jatuh_tempo=tanggal_panjang(kewajiban.jatuh_tempo),
    )


def _kendala(bahan: Bahan, status: Sequence[HasilStatus], teks: TeksHasil) -> dict[tuple[str, Periode], Kendala]:
    """Return the units' remarks on these obligations, numbered, by row and period."""
    catatan = bahan.catatan or {}
    hasil: dict[tuple[str, Periode], Kendala] = {}
    for h in status:
        k = h.kewajiban
        isi = catatan.get((k.kode, k.periode), "").strip()
        if isi:
            nilai = {
                "kode": k.kode,
                "indikator": k.baris.indikator.nama_pendek,
                "periode": k.nama_waktu,
                "unit": bahan.kantor.satker.unit_menurut_kode(k.unit).nama,
            }
            hasil[k.kode, k.periode] = Kendala(
                nomor=len(hasil) + 1, judul=isi_teks(teks.kendala_judul, nilai), catatan=kutip(isi)
            )
    return hasil


def _baris_rekomendasi(rekomendasi: Sequence[Rekomendasi]) -> tuple[BarisRekomendasi, ...]:
    return tuple(
        BarisRekomendasi(nomor=ke, kode=r.kode, teks=r.teks, batas=tanggal_panjang(r.batas))
        for ke, r in enumerate(rekomendasi, start=1)
    )
