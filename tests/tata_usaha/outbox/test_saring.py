"""Which letters `zi outbox` shows when some are asked for, which it keeps together, and how long each waits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.outbox.daftar import daftar
from tata_usaha.outbox.saring import Saringan, sepaket
from zi_model.daur_naskah import StatusNaskah
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 10, 2, tzinfo=dt.UTC)


def entri(jenis: str, periode: str = "2026-TW1", **lain: object) -> EntriAgenda:
    nilai = {
        "kunci": f"sigi/{periode}/{jenis}", "satker": "sigi", "jenis": jenis, "perihal": jenis, "periode": periode,
        "berkas": f"sigi/2026/{periode}/{jenis}.docx", "status": StatusNaskah.KONSEP, "revisi": 1, "sha256": "a",
    }  # fmt: skip
    return EntriAgenda(**(nilai | lain))  # type: ignore[arg-type]


SEMUA = [
    entri("daftar-hadir-monev"),
    entri("laporan-monev", unit="umum"),
    entri("laporan-monev-ppid", "2026-03", status=StatusNaskah.SIAP_TTD, unit="hukum"),
    entri("notula-monev", status=StatusNaskah.SIAP_TTD),
    entri("undangan-monev", unit="hukum"),
    entri("undangan-monev", "2026-TW2"),
    entri("dokumentasi-apel", "2026-TW1"),
    entri("keputusan", "2026", status=StatusNaskah.DIARSIPKAN, status_asing="DIRAPATKAN"),
]


@pytest.mark.parametrize(
    ("saringan", "banyak"),
    [
        (Saringan(), 8),
        (Saringan(periode=Periode.parse("2026-TW1")), 6),
        (Saringan(periode=Periode.parse("2026-03")), 1),
        (Saringan(periode=Periode.parse("2026")), 8),
        (Saringan(status=StatusNaskah.SIAP_TTD), 2),
        (Saringan(status=StatusNaskah.DIARSIPKAN), 0),
        (Saringan(jenis="laporan"), 2),
        (Saringan(jenis="Laporan-Monev-PPID"), 1),
        (Saringan(jenis="lap"), 0),
        (Saringan(unit="hukum"), 2),
        (Saringan(unit="hukum", jenis="undangan", status=StatusNaskah.KONSEP), 1),
    ],
)
def test_each_question_is_answered_by_what_fits_all_of_it(saringan: Saringan, banyak: int) -> None:
    """A state that this version does not know is no state that anybody can ask for."""
    assert sum(map(saringan.cocok, SEMUA)) == banyak


def test_the_letters_of_a_meeting_stand_together_where_the_first_of_them_stands() -> None:
    urut = [(e.periode, e.jenis) for e in sepaket(SEMUA[:7])]
    assert urut[:3] == [("2026-TW1", j) for j in ("daftar-hadir-monev", "notula-monev", "undangan-monev")]
    assert [j for _, j in urut[3:]] == ["laporan-monev", "laporan-monev-ppid", "undangan-monev", "dokumentasi-apel"]


def test_a_packet_is_named_also_where_only_one_of_its_letters_is_asked_for(tmp_path: Path) -> None:
    isi = daftar(tmp_path, SEMUA, Saringan(jenis="undangan"))
    assert [(i.entri.periode, i.paket) for i in isi] == [("2026-TW1", "monev"), ("2026-TW2", None)]
    assert isi[0].sebagai_data()["paket"] == "monev"


@pytest.mark.parametrize(
    ("status", "sejak", "hari"),
    [
        (StatusNaskah.SIAP_TTD, SAAT - dt.timedelta(days=3, hours=1), 3),
        (StatusNaskah.SIAP_TTD, SAAT - dt.timedelta(hours=5), 0),
        (StatusNaskah.SIAP_TTD, SAAT + dt.timedelta(hours=5), 0),
        (StatusNaskah.SIAP_TTD, None, None),
        (StatusNaskah.KONSEP, SAAT - dt.timedelta(days=3), None),
        (StatusNaskah.DITANDATANGANI, SAAT - dt.timedelta(days=3), None),
    ],
)
def test_only_a_letter_that_is_ready_waits_for_its_signature(
    tmp_path: Path, status: StatusNaskah, sejak: dt.datetime | None, hari: int | None
) -> None:
    (satu,) = daftar(tmp_path, [entri("undangan-monev", status=status, sejak=sejak)], None, SAAT)
    assert (satu.menunggu, satu.sebagai_data()["menunggu_hari"]) == (hari, hari)


def test_what_became_of_a_letter_is_remarked(tmp_path: Path) -> None:
    ttd = {"berkas_ttd": "sigi/x.pdf", "sha256_ttd": "b"}
    dicabut = {"dicabut_oleh": "sigi/2026/keputusan/x", "dicabut_sejak": dt.date(2026, 9, 1)}
    isi = daftar(
        tmp_path,
        [
            entri("a", status=StatusNaskah.DITANDATANGANI, **ttd),
            entri("b", status=StatusNaskah.SIAP_TTD, **ttd),
            entri("c", status=StatusNaskah.BATAL, **ttd, **dicabut),
        ],
    )
    assert [i.catatan.partition(";")[0] for i in isi] == [
        "salinan bertanda tangan tidak ada lagi",
        "pencatatan salinan bertanda tangannya terputus",
        "dicabut sigi/2026/keputusan/x sejak 1 September 2026",
    ]
    (tmp_path / "sigi").mkdir()
    (tmp_path / "sigi" / "x.pdf").touch()
    (satu,) = daftar(tmp_path, [entri("a", status=StatusNaskah.DITANDATANGANI, **ttd)])
    assert (satu.salinan, satu.catatan) == (tmp_path / "sigi" / "x.pdf", "berkas tidak ada lagi")
