"""The quarterly monev report: how its content is composed from plan, evidence and remarks.

Everything in it is a function of the plan, of the evidence that lay there on the day by which it counts, and of what
was issued before. Once the grace is over that day never moves, so the same evidence gives the same report; only what
it asks for is never due before the day on which it is drafted.
"""

from __future__ import annotations

from collections.abc import Mapping

from zi_model.bahasa import angka_dan_kata, isi_teks, tanggal_panjang
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.bagian import (
    KOSONG,
    NASKAH_LAPORAN,
    NASKAH_RAPAT,
    BarisBukti,
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
from zi_model.naskah.inti.naskah import KunciNaskah, Naskah, susun_kop, susun_nomor, susun_penanda_tangan
from zi_model.naskah.monev.anjuran import susun_anjuran, susun_baris_rekomendasi
from zi_model.naskah.monev.belum import susun_belum, susun_pengantar_belum, susun_uraian_belum
from zi_model.naskah.monev.capaian import (
    sebut_persen,
    susun_grafik_komponen,
    susun_jumlah,
    susun_perkembangan,
    susun_tabel_komponen,
    susun_tabel_unit,
    susun_uraian,
)
from zi_model.naskah.monev.isi import ArtiStatus, IsiLaporanMonev, TeksLaporanMonev, TeksStatus
from zi_model.naskah.monev.keadaan import LAPORAN_INI, KeadaanTriwulan
from zi_model.naskah.monev.pelaksanaan import susun_bagian_komponen
from zi_model.naskah.monev.penyebab import kumpulkan_catatan, susun_penyebab
from zi_model.naskah.monev.pertemuan import cari_rapat, susun_rapat_monev, susun_surat_rapat
from zi_model.naskah.monev.ringkasan import susun_butir, susun_ringkasan
from zi_model.naskah.monev.teks_hasil import BANDING_KOSONG
from zi_model.naskah.monev.tindak_lanjut import hitung_terbuka, susun_bab_tindak_lanjut
from zi_model.periode import Periode
from zi_model.status import Rekap, StatusKewajiban, hitung_rekap
from zi_model.tindak_lanjut import nilai_terbit

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
    keadaan = KeadaanTriwulan(bahan, periode)
    catatan = kumpulkan_catatan(keadaan)
    rekomendasi = susun_anjuran(keadaan, catatan, teks)
    kabar = cari_rapat(keadaan)
    rapat, simpulan = susun_rapat_monev(kabar, umum, teks.rapat)
    surat_rapat = susun_surat_rapat(kabar)
    lampiran = _lampiran(keadaan, teks)
    perkembangan = susun_perkembangan(keadaan, umum, hasil)
    penyebab = susun_penyebab(keadaan, catatan, rekomendasi, umum, hasil)
    tindak_lanjut_pengantar, tindak_lanjut = susun_bab_tindak_lanjut(bahan, periode, teks)
    seluruhnya = hitung_rekap(keadaan.status, periode)
    jumlah = {**umum, "komponen": angka_dan_kata(len(bahan.tahun.rencana.komponen)), **_rekap(seluruhnya)}
    rencana = jumlah | {
        "keputusan": susun_keputusan_rencana(bahan.tahun, teks.keputusan),
        "indikator": angka_dan_kata(len(bahan.tahun.rencana.baris)),
        "keadaan": tanggal_panjang(keadaan.hari),
    }
    capaian = susun_tabel_komponen(keadaan)
    banding = bool(perkembangan.baris)
    penutup = (teks.penutup_rekomendasi, teks.penutup) if rekomendasi else (teks.penutup,)
    return IsiLaporanMonev(
        kop=susun_kop(kantor.satker),
        judul=tuple(isi_teks(t, umum) for t in teks.judul),
        periode=periode.nama.upper(),
        tahun=periode.tahun,
        nomor=susun_nomor(
            kantor.satker, "laporan", NASKAH_LAPORAN, tanggal.year, bahan.tahun.unit_naskah(NASKAH_LAPORAN)
        ),
        ringkasan=(*susun_ringkasan(keadaan, umum, teks.ringkasan), *rapat[:1]),
        ringkasan_pengantar=teks.ringkasan.pengantar,
        ringkasan_butir=susun_butir(keadaan, nilai_terbit(bahan, keadaan.hari, periode.sebelum), umum, teks.ringkasan),
        latar_belakang=tuple(isi_teks(t, rencana) for t in teks.latar_belakang),
        dasar=tuple(susun_dasar(bahan.tahun, NASKAH_LAPORAN, teks.mengingat, teks.keputusan, tanggal)),
        maksud=isi_teks(teks.maksud, rencana),
        tujuan=tuple(isi_teks(t, rencana) for t in teks.tujuan),
        ruang_lingkup=tuple(isi_teks(t, rencana) for t in teks.ruang_lingkup),
        arti_status=_arti_status(teks.status),
        rapat=rapat,
        rapat_simpulan_pengantar=teks.rapat.simpulan,
        rapat_simpulan=simpulan,
        komponen=susun_bagian_komponen(keadaan, catatan, teks.pelaksanaan, umum),
        capaian_pengantar=isi_teks(
            hasil.capaian if seluruhnya.jatuh_tempo else hasil.capaian_tanpa_jatuh_tempo, jumlah
        ),
        capaian=capaian,
        capaian_jumlah=susun_jumlah(keadaan),
        capaian_keterangan=hasil.keterangan_kosong if any(b.persen == KOSONG for b in capaian) else "",
        capaian_unit=susun_tabel_unit(keadaan),
        capaian_uraian=susun_uraian(keadaan, umum, hasil.perkembangan),
        perkembangan=perkembangan.baris,
        perkembangan_uraian=perkembangan.uraian,
        grafik=(susun_grafik_komponen(keadaan, hasil), perkembangan.grafik),
        grafik_judul=isi_teks(
            hasil.perkembangan.judul if banding else hasil.perkembangan.judul_komponen, {**BANDING_KOSONG, **umum}
        ),
        belum_pengantar=susun_pengantar_belum(keadaan, umum, hasil),
        belum=susun_belum(keadaan, hasil),
        belum_uraian=susun_uraian_belum(keadaan, umum, hasil),
        penyebab_pengantar=hasil.penyebab.pengantar if penyebab else hasil.penyebab.tanpa,
        penyebab=penyebab,
        rekomendasi_pengantar=_berjumlah(hasil.rekomendasi, hasil.anjuran.tanpa, len(rekomendasi), umum),
        rekomendasi_lama=_berjumlah(hasil.anjuran.lama, "", hitung_terbuka(bahan, periode), umum),
        rekomendasi=susun_baris_rekomendasi(rekomendasi, keadaan, hasil.anjuran),
        tindak_lanjut_pengantar=tindak_lanjut_pengantar,
        tindak_lanjut=tindak_lanjut,
        penutup=tuple(isi_teks(t, jumlah) for t in penutup),
        tempat_tanggal=susun_tempat_tanggal(kantor.satker),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        lampiran_pengantar=tuple(
            _berjumlah(pola, "", banyak, umum)
            for pola, banyak in ((teks.lampiran_naskah, len(surat_rapat)), (teks.lampiran, len(lampiran)))
            if banyak
        ),
        surat_rapat=surat_rapat,
        lampiran=lampiran,
    )


def _berjumlah(ada: str, tanpa: str, jumlah: int, umum: Mapping[str, str]) -> str:
    """Return the sentence that introduces so many things, or the one that says that there are none."""
    return isi_teks(ada if jumlah else tanpa, {**umum, "jumlah": angka_dan_kata(jumlah)})


def _rekap(rekap: Rekap) -> dict[str, str]:
    return nilai_rekap(rekap) | {"persen": sebut_persen(rekap.terpenuhi, rekap.jatuh_tempo)}


def _arti_status(teks: TeksStatus) -> tuple[ArtiStatus, ...]:
    return tuple(ArtiStatus(status=s.nama, arti=getattr(teks, s.value.lower())) for s in StatusKewajiban)


def _lampiran(keadaan: KeadaanTriwulan, teks: TeksLaporanMonev) -> tuple[BarisBukti, ...]:
    """Return the files that were handed in about meeting and report; the report itself is none of them."""
    rapat = [h for h in keadaan.status if h.kewajiban.baris.indikator.naskah in {NASKAH_LAPORAN, NASKAH_RAPAT}]
    semua = susun_bukti(rapat, keadaan.bahan.kantor.zona, teks.pendukung)
    return tuple(b for b in semua if b.berkas.teks != LAPORAN_INI)
