"""The state of an obligation: a function of plan, evidence and dates, which always says why."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_model.bukti import Bukti, JenisBerkas
from zi_model.jadwal import baca_target_waktu
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode
from zi_model.rencana import Aksi, Aspek, Baris, Indikator, Komponen, PenanggungJawab
from zi_model.status import HasilStatus, Rekap, StatusKewajiban, hitung_rekap, nilai_status

WITA = ZoneInfo("Asia/Makassar")
S = StatusKewajiban


def kewajiban(*bukti: str, tenggang: int = 0, target: str = "Per Triwulan", ke: int = 1) -> Kewajiban:
    """Return the obligation of a row, by default for 1 January to 31 March 2026."""
    indikator = Indikator(
        kode="1.3.1.2",
        nama="Terlaksananya monitoring dan evaluasi",
        nama_pendek="Monev",
        bukti_fisik="Dokumentasi dan Laporan",
        target_waktu=target,
        target_capaian="4 (empat) Kegiatan",
        jadwal="setiap triwulan",
        bukti=bukti or ("dokumentasi", "laporan"),
        penanggung_jawab=PenanggungJawab(unit="hukum"),
        naskah="rapat/monev",
    )
    aksi = Aksi(nama="Rapat", indikator=(indikator,))
    aspek = Aspek(nama="Pemantauan", aksi=(aksi,))
    baris = Baris(1, Komponen(label="1.", nama="Manajemen Perubahan", aspek=(aspek,)), aspek, aksi, indikator)
    return Kewajiban(baris, baca_target_waktu(target).jendela(2026)[ke - 1], tenggang)


def bukti(nama: str, tiba: str, *, jenis: JenisBerkas | None = None, periode: str = "2026-TW1") -> Bukti:
    """Return a file that arrived at a moment in WITA; its kind is that of its suffix unless it is named."""
    menurut_nama = {"pdf": JenisBerkas.PDF, "jpg": JenisBerkas.JPEG, "rusak": None}[nama.rpartition(".")[2]]
    return Bukti(
        berkas=nama,
        kode="1.3.1.2",
        periode=Periode.parse(periode),
        diterima=dt.datetime.fromisoformat(tiba).replace(tzinfo=WITA).astimezone(dt.UTC),
        sha256=nama,
        ukuran=1,
        jenis=jenis or menurut_nama,
    )


def nilai(k: Kewajiban, *berkas: Bukti, per: str, sampai: str | None = None) -> HasilStatus:
    return nilai_status(k, berkas, dt.date.fromisoformat(per), WITA, dt.date.fromisoformat(sampai) if sampai else None)


FOTO = bukti("rapat.jpg", "2026-02-10T09:00")
LAPORAN = bukti("laporan.pdf", "2026-03-30T15:00")
TERLAMBAT = bukti("laporan.pdf", "2026-04-02T09:00")


@pytest.mark.parametrize(
    ("berkas", "per", "status", "alasan"),
    [
        ((), "2025-12-31", S.BELUM_WAKTUNYA, "Baru mulai 1 Januari 2026."),
        ((), "2026-01-01", S.BERJALAN, "Belum ada dokumentasi dan laporan; batas 31 Maret 2026."),
        ((FOTO,), "2026-02-09", S.BERJALAN, "Belum ada dokumentasi dan laporan; batas 31 Maret 2026."),
        ((FOTO,), "2026-02-10", S.KURANG, "Masih kurang laporan; batas 31 Maret 2026."),
        ((), "2026-03-31", S.BERJALAN, "Belum ada dokumentasi dan laporan; batas 31 Maret 2026."),
        ((FOTO,), "2026-04-01", S.TERLAMBAT, "Belum ada laporan; batas 31 Maret 2026 sudah lewat."),
        ((FOTO, LAPORAN), "2026-03-30", S.LENGKAP, "Lengkap pada 30 Maret 2026; batas 31 Maret 2026."),
        ((FOTO, LAPORAN), "2026-12-31", S.LENGKAP, "Lengkap pada 30 Maret 2026; batas 31 Maret 2026."),
        ((FOTO, TERLAMBAT), "2026-04-01", S.TERLAMBAT, "Belum ada laporan; batas 31 Maret 2026 sudah lewat."),
        (
            (FOTO, TERLAMBAT),
            "2026-04-02",
            S.LENGKAP_TERLAMBAT,
            "Baru lengkap pada 2 April 2026, sesudah batas 31 Maret 2026.",
        ),
    ],
)
def test_each_state_with_its_reason(berkas: tuple[Bukti, ...], per: str, status: S, alasan: str) -> None:
    hasil = nilai(kewajiban(), *berkas, per=per)

    assert (hasil.status, hasil.alasan) == (status, alasan)


def test_what_came_in_grace_days_is_in_time() -> None:
    k = kewajiban(tenggang=5)

    assert nilai(k, FOTO, per="2026-04-05").status is S.KURANG
    assert nilai(k, FOTO, per="2026-04-06").status is S.TERLAMBAT
    assert nilai(k, FOTO, TERLAMBAT, per="2026-04-06").status is S.LENGKAP


def test_a_day_is_the_offices_day() -> None:
    """31 March, 23.59 in Sigi is 15.59 UTC; one minute later it is April."""
    tepat, lewat = (bukti("laporan.pdf", tiba) for tiba in ("2026-03-31T23:59", "2026-04-01T00:00"))

    assert nilai(kewajiban("laporan"), tepat, per="2026-05-01").status is S.LENGKAP
    assert nilai(kewajiban("laporan"), lewat, per="2026-05-01").status is S.LENGKAP_TERLAMBAT
    assert nilai(kewajiban("laporan"), lewat, per="2026-03-31").status is S.BERJALAN


def test_a_report_on_a_past_period_sees_what_came_in_since_as_late() -> None:
    hasil = nilai(kewajiban(), FOTO, TERLAMBAT, per="2026-04-01", sampai="2026-05-01")

    assert (hasil.status, hasil.lengkap_pada) == (S.LENGKAP_TERLAMBAT, dt.date(2026, 4, 2))


def test_who_replaces_what_was_complete_in_time_is_not_late() -> None:
    """The register knows what lay there on the last day; both days are said."""
    lama = replace(bukti("laporan.pdf", "2026-03-20T09:00"), sampai=TERLAMBAT.diterima, sha256="semula")
    hasil = nilai(kewajiban(), FOTO, lama, TERLAMBAT, per="2026-05-01")
    assert hasil.status is S.LENGKAP
    assert (hasil.lengkap_pada, hasil.diganti_pada) == (dt.date(2026, 3, 20), dt.date(2026, 4, 2))
    assert hasil.alasan == (
        "Lengkap pada 20 Maret 2026, batas 31 Maret 2026; berkasnya diganti sesudah itu dan lengkap lagi 2 April 2026."
    )


def test_what_was_taken_away_before_the_last_day_saves_nobody() -> None:
    lama = bukti("laporan.pdf", "2026-03-20T09:00")
    diambil = replace(lama, sampai=dt.datetime(2026, 3, 25, tzinfo=WITA), sha256="semula")
    assert nilai(kewajiban(), FOTO, diambil, TERLAMBAT, per="2026-05-01").status is S.LENGKAP_TERLAMBAT


def test_what_is_no_longer_complete_is_late_whatever_lay_there_once() -> None:
    lama = replace(bukti("laporan.pdf", "2026-03-20T09:00"), sampai=dt.datetime(2026, 4, 9, tzinfo=WITA))
    assert nilai(kewajiban(), FOTO, lama, per="2026-05-01").status is S.TERLAMBAT


def test_evidence_of_another_row_or_period_is_not_seen() -> None:
    lain = bukti("lain.pdf", "2026-02-01T09:00", periode="2026-TW2")
    hasil = nilai(kewajiban("laporan"), lain, replace(LAPORAN, kode="1.3.1.1"), per="2026-03-31")

    assert (hasil.status, hasil.dihitung, hasil.lain, hasil.ditolak) == (S.BERJALAN, (), (), ())


def test_what_counts_what_is_left_over_and_what_is_refused() -> None:
    ganda = bukti("rapat2.jpg", "2026-02-11T09:00")
    rusak = bukti("laporan.rusak", "2026-02-12T09:00")

    hasil = nilai(kewajiban(), rusak, ganda, FOTO, per="2026-03-01")

    assert [(str(k), b.nama) for k, b in hasil.dihitung] == [("dokumentasi", "rapat.jpg")]
    assert [str(k) for k in hasil.kurang] == ["laporan"]
    assert (hasil.lain, hasil.ditolak) == ((ganda,), (rusak,))


def test_a_link_is_named_apart_and_counts_neither_as_proof_nor_as_a_file() -> None:
    tautan = bukti("drive.pdf", "2026-02-01T09:00", jenis=JenisBerkas.TAUTAN)

    hasil = nilai(kewajiban(), FOTO, tautan, per="2026-03-31")

    assert (hasil.tautan, hasil.lain) == ((tautan,), ())
    assert [b.nama for _, b in hasil.dihitung] == ["rapat.jpg"]
    assert hasil.status is S.KURANG


def test_one_content_laid_twice_does_not_make_two_proofs() -> None:
    k = kewajiban("rekapitulasi", "penilaian")
    salinan = replace(LAPORAN, berkas="salinan.pdf")

    hasil = nilai(k, LAPORAN, salinan, per="2026-03-31")

    assert (hasil.status, hasil.lain) == (S.KURANG, (salinan,))


def test_the_names_that_people_read() -> None:
    assert [s.nama for s in S] == [
        "Belum waktunya",
        "Berjalan",
        "Kurang",
        "Lengkap",
        "Terlambat",
        "Lengkap terlambat",
    ]
    assert [s for s in S if s.lengkap] == [S.LENGKAP, S.LENGKAP_TERLAMBAT]


# ---- what holds for every plan and every evidence

Isi = list[tuple[int, tuple[JenisBerkas | None, dt.datetime, str]]]

HARI = st.dates(dt.date(2025, 12, 1), dt.date(2026, 6, 30))
SAAT = st.datetimes(dt.datetime(2025, 12, 1), dt.datetime(2026, 6, 30), timezones=st.just(dt.UTC))
PERLU = st.lists(
    st.sampled_from(["laporan", "dokumentasi", "keputusan", "daftar|laporan", "video|tangkapan layar"]),
    min_size=1,
    max_size=3,
)
KEWAJIBAN = st.builds(
    lambda perlu, tenggang, target: kewajiban(*perlu, tenggang=tenggang, target=target),
    PERLU,
    st.integers(0, 20),
    st.sampled_from(["Per Triwulan", "Per Semester", "Januari 2026", "Februari s.d. April 2026"]),
)
BERKAS = st.lists(st.tuples(st.sampled_from([*JenisBerkas, None]), SAAT, st.sampled_from("ab")), max_size=6).map(
    lambda isi: list(enumerate(isi))
)

# the better states come later; before and after the limit are worlds of their own
_SEBELUM = [S.BELUM_WAKTUNYA, S.BERJALAN, S.KURANG, S.LENGKAP]
_SESUDAH = [S.TERLAMBAT, S.LENGKAP_TERLAMBAT, S.LENGKAP]


def untuk(k: Kewajiban, isi: Isi) -> list[Bukti]:
    return [
        Bukti(f"{i}", k.kode, k.periode, saat, sha256=f"{jenis}{sha}", ukuran=1, jenis=jenis)
        for i, (jenis, saat, sha) in isi
    ]


@given(KEWAJIBAN, BERKAS, HARI)
def test_status_does_not_depend_on_the_order_of_files(k: Kewajiban, isi: Isi, per: dt.date) -> None:
    berkas = untuk(k, isi)
    teracak = random.Random(0).sample(berkas, len(berkas))  # noqa: S311

    assert nilai_status(k, teracak, per, WITA) == nilai_status(k, berkas, per, WITA)


@given(KEWAJIBAN, BERKAS, HARI, st.data())
def test_more_evidence_never_makes_a_state_worse(
    k: Kewajiban,
    isi: Isi,
    per: dt.date,
    data: st.DataObject,
) -> None:
    berkas = untuk(k, isi)
    sebagian = [b for b in berkas if data.draw(st.booleans())]
    kurang, lebih = (nilai_status(k, satu, per, WITA) for satu in (sebagian, berkas))

    urutan = _SEBELUM if per <= k.batas else _SESUDAH
    assert urutan.index(kurang.status) <= urutan.index(lebih.status)
    assert len(lebih.kurang) <= len(kurang.kurang)
    if kurang.lengkap_pada:
        assert lebih.lengkap_pada is not None
        assert lebih.lengkap_pada <= kurang.lengkap_pada


@given(KEWAJIBAN, BERKAS, HARI, HARI)
def test_what_was_complete_stays_so_on_every_later_day(k: Kewajiban, isi: Isi, satu: dt.date, dua: dt.date) -> None:
    berkas = untuk(k, isi)
    dulu, kini = (nilai_status(k, berkas, per, WITA) for per in sorted((satu, dua)))

    if dulu.status.lengkap:
        assert (kini.status, kini.lengkap_pada, kini.dihitung) == (dulu.status, dulu.lengkap_pada, dulu.dihitung)
    assert {b.berkas for _, b in dulu.dihitung} <= {b.berkas for _, b in kini.dihitung}


@given(KEWAJIBAN, BERKAS, HARI)
def test_only_what_had_arrived_is_seen(k: Kewajiban, isi: Isi, per: dt.date) -> None:
    """Asked as of a past day, the answer is the one that was given on that day."""
    berkas = untuk(k, isi)
    waktu_itu = [b for b in berkas if b.diterima.astimezone(WITA).date() <= per]

    assert nilai_status(k, berkas, per, WITA) == nilai_status(k, waktu_itu, per, WITA)


@given(KEWAJIBAN, BERKAS, HARI)
def test_every_file_seen_is_named_once_and_the_state_follows_from_them(k: Kewajiban, isi: Isi, per: dt.date) -> None:
    berkas = untuk(k, isi)
    hasil = nilai_status(k, berkas, per, WITA)

    disebut = [b.berkas for _, b in hasil.dihitung] + [b.berkas for b in (*hasil.lain, *hasil.ditolak, *hasil.tautan)]
    assert sorted(disebut) == sorted(b.berkas for b in berkas if b.diterima.astimezone(WITA).date() <= per)
    assert len(hasil.dihitung) + len(hasil.kurang) == len(k.baris.indikator.kebutuhan)
    assert hasil.status.lengkap == (not hasil.kurang)
    assert hasil.alasan.endswith(".")
    if hasil.status.lengkap:
        assert hasil.lengkap_pada == max(b.diterima for _, b in hasil.dihitung).astimezone(WITA).date()
        assert (hasil.lengkap_pada <= k.batas) == (hasil.status is S.LENGKAP)


# ---- counts


def test_the_ratio_is_of_what_fell_due_in_the_period() -> None:
    triwulan = [kewajiban(ke=ke) for ke in (1, 2)]
    semester = kewajiban("laporan", target="Per Semester")
    hasil = [
        nilai(triwulan[0], FOTO, LAPORAN, per="2026-04-01"),
        nilai(triwulan[1], per="2026-04-01"),
        nilai(semester, per="2026-04-01"),
    ]

    rekap = hitung_rekap(hasil, Periode.parse("2026-TW1"))

    assert (rekap.jumlah, rekap.jatuh_tempo, rekap.terpenuhi, rekap.persen) == (3, 1, 1, 100)
    assert rekap.menurut_status == {**dict.fromkeys(S, 0), S.LENGKAP: 1, S.BERJALAN: 2}
    assert hitung_rekap(hasil, Periode.parse("2026-S1")).persen == pytest.approx(100 / 3)


def test_where_nothing_fell_due_there_is_no_ratio() -> None:
    assert hitung_rekap([], Periode.parse("2026-TW1")) == Rekap(0, dict.fromkeys(S, 0), 0, 0)
    assert hitung_rekap([], Periode.parse("2026-TW1")).persen is None
