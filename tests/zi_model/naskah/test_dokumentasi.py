"""Lembar dokumentasi: shows what was laid down, says nothing of what pictures show, asks for what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import berkas, kantor, kewajiban, tahun
from zi_model.bukti import Bukti, JenisBerkas, JenisBukti, RincianBerkas
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.dokumentasi.isi import AcaraLembar, FotoLembar, IsiDokumentasi, TeksDokumentasi
from zi_model.naskah.dokumentasi.lembar import LembarRapat, sebut_durasi, susun_dokumentasi, susun_dokumentasi_rapat
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian, Naskah
from zi_model.pejabat import DaftarPejabat
from zi_model.periode import Periode

TELADAN, LAYAR, VIDEO = "1.4.1.1", "2.2.3.1", "5.1.4.1"
TAHUN, S1, TW1 = Periode.parse("2026"), Periode.parse("2026-S1"), Periode.parse("2026-TW1")


def satu(kode: str, periode: Periode) -> Kewajiban:
    return kewajiban(kode, str(periode))


def susun(
    kode: str = TELADAN,
    periode: Periode = TAHUN,
    bukti: Iterable[Bukti] = (),
    diambil: Mapping[str, dt.datetime] | None = None,
    rusak: Iterable[str] = (),
    durasi: float | None = None,
) -> Naskah:
    """Return the sheet of a row; `diambil` and `rusak` say by name what the files say of themselves."""

    def rincian(b: Bukti) -> RincianBerkas:
        return RincianBerkas(b.berkas, b.nama not in rusak, (diambil or {}).get(b.nama), durasi)

    return susun_dokumentasi(Bahan(tahun(), tuple(bukti), rincian=rincian), satu(kode, periode))


def isi(naskah: Naskah) -> IsiDokumentasi:
    assert isinstance(naskah.isi, IsiDokumentasi)
    return naskah.isi


def foto(naskah: Naskah) -> list[FotoLembar]:
    return [f for b in isi(naskah).foto for f in (b.kiri, b.kanan) if f is not None]


def gambar(nama: str, hari: str = "2026-05-04", jenis: JenisBerkas = JenisBerkas.JPEG, kode: str = TELADAN) -> Bukti:
    return berkas(kode, TAHUN if kode != LAYAR else S1, nama, hari, jenis)


def test_setiap_baris_dokumentasi_punya_lembar_dengan_kunci_dan_nama_sendiri() -> None:
    baris = [k for k in tahun().kewajiban if k.baris.indikator.naskah.startswith("dokumentasi/")]
    lembar = [susun_dokumentasi(Bahan(tahun()), k) for k in baris]
    assert len({n.kode for n in lembar}) == 11
    assert len({str(n.kunci) for n in lembar}) == len({n.nama_berkas for n in lembar}) == len(baris)
    assert str(susun(LAYAR, S1).kunci) == "sigi/2026-S1/dokumentasi-layanan-ti"


def test_tanpa_bukti_lembar_menyebut_yang_diminta_rencana_sebagai_isian() -> None:
    lembar = isi(susun())
    assert (lembar.foto, lembar.video, lembar.berkas, lembar.uraian) == ((), (), (), None)
    pengantar, isian = lembar.kurang
    assert pengantar == "Belum ada bukti yang diterima untuk Tahun 2026. Yang harus dilengkapi:"
    assert isinstance(isian, Isian)
    assert "Dokumentasi Kegiatan Rapat Pleno" in isian.petunjuk
    assert "berkas yang diterima" not in str(lembar.penutup)
    assert "berdasarkan berkas yang diterima" in str(isi(susun(bukti=[gambar("apel.jpg")])).penutup)


def test_bukti_yang_bukan_dokumentasi_didaftar_dan_kekurangannya_tetap_diminta() -> None:
    lembar = isi(
        susun(VIDEO, TAHUN, [gambar("spanduk.jpg", kode=VIDEO), gambar("a.pdf", jenis=JenisBerkas.PDF, kode=VIDEO)])
    )
    assert [str(b.berkas) for b in lembar.berkas] == ["a.pdf"]
    assert str(lembar.kurang[0]).startswith("Bukti untuk Tahun 2026 belum lengkap.")
    assert "sertakan video" in str(lembar.kurang[1])


@pytest.mark.parametrize(("banyak", "baris"), [(1, 1), (2, 1), (3, 2), (200, 100)])
def test_foto_berdua_dua_dan_uraiannya_satu_isian(banyak: int, baris: int) -> None:
    naskah = susun(bukti=[gambar(f"apel {ke}.jpg") for ke in range(1, banyak + 1)])
    assert len(isi(naskah).foto) == baris
    assert (isi(naskah).foto[-1].kanan is None) is bool(banyak % 2)
    assert [f.nomor for f in foto(naskah)] == list(range(1, banyak + 1))
    assert [str(f.judul) for f in foto(naskah)] == [f"apel {ke}" for ke in range(1, banyak + 1)]
    assert isinstance(isi(naskah).uraian, Isian)
    assert isi(naskah).kurang == ()


def test_foto_urut_tanggal_kamera_lalu_yang_tanpa_tanggal() -> None:
    diambil = {
        "b.jpg": dt.datetime(2026, 3, 2, 7, 30),
        "c.jpg": dt.datetime(2026, 1, 5, 8),
        "d.jpg": dt.datetime(2025, 12, 29),
    }
    naskah = susun(bukti=map(gambar, ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]), diambil=diambil)
    assert [(str(f.judul), f.tanggal, f.catatan) for f in foto(naskah)] == [
        ("d", "Senin, 29 Desember 2025", "di luar Tahun 2026"),
        ("c", "Senin, 5 Januari 2026", ""),
        ("b", "Senin, 2 Maret 2026", ""),
        ("a", "Tanggal pengambilan tidak tercatat", ""),
    ]


def test_salinan_yang_rusak_dan_heic_didaftar_dengan_sebabnya() -> None:
    asli = gambar("apel.jpg")
    salinan = replace(gambar("apel (1).jpg", "2026-05-05"), sha256=asli.sha256)
    lembar = susun(bukti=[asli, salinan, gambar("x.jpg"), gambar("y.heic", jenis=JenisBerkas.HEIC)], rusak=["x.jpg"])
    assert [str(f.judul) for f in foto(lembar)] == ["apel"]
    assert {str(b.berkas): str(b.keterangan) for b in isi(lembar).berkas} == {
        "apel (1).jpg": "Isinya sama dengan “apel.jpg”",
        "x.jpg": "Gambar tidak dapat dibuka",
        "y.heic": "Format HEIC tidak dapat ditampilkan; simpan ulang sebagai JPEG",
    }


def test_yang_ditolak_pemeriksaan_tidak_tampil() -> None:
    ditolak = berkas(TELADAN, TAHUN, "rusak.jpg", "2026-05-04", None, "gambar terpotong")
    assert foto(susun(bukti=[ditolak])) == []


def test_kode_qr_hanya_memuat_nama_berkas_dan_sidiknya() -> None:
    film = gambar("Tolak & <Gratifikasi>.mp4", jenis=JenisBerkas.MP4, kode=VIDEO)
    (video,) = isi(susun(VIDEO, TAHUN, [film], durasi=95.2)).video
    assert video.qr.isi == f"Tolak & <Gratifikasi>.mp4 SHA-256:{film.sha256}"
    assert (video.durasi, video.sidik, str(video.berkas)) == ("1 menit 35 detik", film.sha256, film.nama)
    assert isi(susun(VIDEO, TAHUN, [film])).video[0].durasi == "tidak tercatat"


@pytest.mark.parametrize(
    ("detik", "sebutan"), [(0.2, "1 detik"), (60, "1 menit"), (3725, "1 jam 2 menit 5 detik"), (7200, "2 jam")]
)
def test_durasi(detik: float, sebutan: str) -> None:
    assert sebut_durasi(detik) == sebutan


def test_penanda_tangan_kepala_unit_atau_isian_bila_belum_ada() -> None:
    unit = satu(LAYAR, S1).unit
    assert isi(susun(LAYAR, S1)).penanda_tangan.jabatan == "Kepala Sub Bagian Perencanaan, Data, dan Informasi"
    tanpa = tuple(p for p in kantor().pejabat.pejabat if p.unit != unit)
    bahan = Bahan(tahun(replace(kantor(), pejabat=DaftarPejabat(pejabat=tanpa))))
    penanda_tangan = isi(susun_dokumentasi(bahan, satu(LAYAR, S1))).penanda_tangan
    assert penanda_tangan.jabatan == "Kepala Sub Bagian Perencanaan, Data, dan Informasi"
    assert isinstance(penanda_tangan.nama, Isian)


def test_lembar_rapat_menyebut_acaranya_dan_berkunci_nama_rapat() -> None:
    k = satu("1.3.1.1", TW1)
    teks = TeksDokumentasi(perihal="Foto {periode}", nama_berkas="Foto {periode}", tujuan="Foto.", uraian="uraian")
    acara = AcaraLembar(hari_tanggal="Rabu, 25 Maret 2026", waktu="09.00", tempat="Aula", acara="Rapat Monev")
    rapat = LembarRapat(acara, dt.date(2026, 3, 25), (k,))
    naskah = susun_dokumentasi_rapat(Bahan(tahun()), k, "monev", teks, rapat)
    assert str(naskah.kunci) == "sigi/2026-TW1/dokumentasi-monev"
    assert naskah.nama_berkas == "Foto Triwulan I 2026"
    assert isi(naskah).acara == acara
    assert not any("laporan;" in str(t) for t in isi(naskah).kurang), "hanya dokumentasi yang diminta"


def test_a_meetings_sheet_with_pictures_of_another_row_does_not_say_that_there_are_none() -> None:
    k, lain = (satu(kode, TW1) for kode in ("1.3.1.1", "1.3.1.2"))
    teks = TeksDokumentasi(perihal="Foto {periode}", nama_berkas="Foto {periode}", tujuan="Foto.", uraian="uraian")
    acara = AcaraLembar(hari_tanggal="Rabu, 25 Maret 2026", waktu="09.00", tempat="Aula", acara="Rapat Monev")
    bukti = (berkas("1.3.1.2", TW1, "a.jpg", "2026-03-26", JenisBerkas.JPEG),)
    bahan = Bahan(tahun(), bukti, rincian=lambda b: RincianBerkas(b.berkas, True, None, None))
    rapat = LembarRapat(acara, dt.date(2026, 3, 25), (k, lain))
    lembar = isi(susun_dokumentasi_rapat(bahan, k, "monev", teks, rapat))
    assert lembar.foto
    assert lembar.kurang[0] == "Bukti untuk Triwulan I Tahun 2026 belum lengkap. Yang masih harus dilengkapi:"


_DIHITUNG = [jenis for jenis in JenisBerkas if jenis is not JenisBerkas.TAUTAN]
_NAMA = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_NAMA, st.sampled_from([*_DIHITUNG, None])), max_size=12))
def test_setiap_berkas_yang_diterima_tampil_tepat_sekali(berkas_berkas: list[tuple[str, JenisBerkas | None]]) -> None:
    bukti = {nama: gambar(nama, jenis=jenis) for nama, jenis in berkas_berkas}  # type: ignore[arg-type] # a rejected file has none
    naskah = susun(bukti=bukti.values())
    diterima = [b for b in bukti.values() if b.jenis is not None]
    lembar = isi(naskah)
    assert len(foto(naskah)) + len(lembar.video) + len(lembar.berkas) == len(diterima)
    assert len(lembar.video) == sum(b.jenis in JenisBukti.VIDEO.berkas for b in diterima)
    assert susun(bukti=reversed(list(bukti.values()))) == naskah, "urutan masuk tidak berpengaruh"


def test_daftar_yang_kosong_tidak_punya_pengantar() -> None:
    lembar = isi(susun(bukti=[gambar("a.jpg")]))
    assert (lembar.video_pengantar, lembar.berkas_pengantar) == ("", "")
    assert str(lembar.foto_pengantar).startswith(
        "Gambar yang diterima sebagai bukti untuk Tahun 2026 berjumlah 1 (satu)"
    )
