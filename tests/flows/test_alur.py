"""The flows, run by a real Prefect on the real plan: what they lay down, leave in the UI, and say when they fail."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from prefect import State, get_client
from prefect.exceptions import FailedRun
from prefect.flow_engine import run_flow_async
from prefect.states import Scheduled

from flows import alur
from flows.bulanan import bulanan
from flows.keputusan import keputusan
from flows.pagi import pagi
from flows.semesteran import semesteran
from flows.triwulanan import triwulanan
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana, GalatTertinggal
from tata_usaha.dasar.letak_meja import LetakMeja, catat_meja
from tata_usaha.kerja.hasil import HasilAlur
from tata_usaha.kerja.hasil_terima import Nasib
from tests.conftest import Meja
from tests.flows.jendela import Jendela, tunggu
from tests.tata_usaha.cli.test_cli_daur import PPID, siap
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.pindaian_uji import pindaian
from zi_model.daur_naskah import Tindakan
from zi_model.kantor import Kantor
from zi_model.status import StatusKewajiban

__all__ = ["siap"]  # the fixture: a decree that is ready

pytestmark = pytest.mark.usefixtures("prefect", "meja")


@pytest.fixture
def jendela(prefect: str) -> Jendela:
    return Jendela(prefect)


@pytest.fixture
def pada(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that sets the day on which runs happen."""

    def tetapkan(tahun: int, bulan: int, hari: int) -> None:
        def saat_ini(kantor: Kantor) -> dt.datetime:
            return dt.datetime(tahun, bulan, hari, 6, tzinfo=kantor.zona)

        monkeypatch.setattr(alur, "saat_ini", saat_ini)

    return tetapkan


def jalan(alur_prefect: Any, **parameter: Any) -> HasilAlur:
    """Run a flow as a command does: now."""
    hasil: HasilAlur = asyncio.run(alur_prefect(**parameter))
    return hasil


def jalan_terjadwal(alur_prefect: Any, saat: str, **parameter: Any) -> HasilAlur:
    """Run a flow as its schedule does: planned for a moment (with its zone) that may be long past."""

    async def laksanakan() -> Any:
        async with get_client() as klien:
            rencana: State[Any] = Scheduled(scheduled_time=dt.datetime.fromisoformat(saat))
            flow_run = await klien.create_flow_run(alur_prefect, parameters=parameter, state=rencana)
        return await run_flow_async(alur_prefect, flow_run=flow_run, parameters=parameter)

    hasil: HasilAlur = asyncio.run(laksanakan())
    return hasil


def _isi(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {b: (b.read_bytes(), b.stat().st_mtime_ns) for b in folder.rglob("*") if b.is_file()}


def test_triwulanan_menaruh_semua_naskahnya_dan_ulangannya_tidak_mengubah_apa_pun(
    meja: Meja, jendela: Jendela, pada: Any
) -> None:
    pada(2026, 4, 1)
    pertama = jalan(triwulanan, periode="2026-TW1")
    assert {n.tindakan for n in pertama.naskah} == {Tindakan.BARU}
    assert {"undangan-monev", "kalender-monev", "notula-monev", "laporan-monev", "surat-pengantar"} <= {
        n.kunci.rsplit("/", 1)[1] for n in pertama.naskah
    }
    assert all(n.berkas.is_file() for n in pertama.naskah)
    sebelum = _isi(meja.pengaturan.outbox)

    kedua = jalan(triwulanan, periode="2026-TW1")
    assert kedua.kalimat == "Tidak ada yang berubah."
    assert _isi(meja.pengaturan.outbox) == sebelum
    terakhir = jendela.jalan_terakhir()
    assert terakhir["name"] == "Triwulanan · Sigi · TW I 2026"
    assert terakhir["tags"] == ["sigi"]
    # green, because it did its work; but an office that is behind cannot look all good
    assert terakhir["state"]["type"] == "COMPLETED"
    terlambat = sum(h.status is StatusKewajiban.TERLAMBAT for h in kedua.status)
    assert terlambat > 0
    assert terakhir["state"]["message"] == f"Tidak ada yang berubah. {terlambat} kewajiban terlambat."
    ringkasan = jendela.artefak(terakhir)["ringkasan-triwulanan-sigi-2026-tw1"]
    assert "Tidak ada: keadaan, bukti, dan naskah periode ini sama dengan waktu itu." in ringkasan
    assert "kewajiban tanpa bukti" in ringkasan
    assert f"{sum(n.isian for n in kedua.naskah)} isian di" in ringkasan


def test_each_run_leaves_three_artifacts_of_its_own(jendela: Jendela, pada: Any) -> None:
    """The run's, not one of its tasks': else its own tab begins with `Flow run: None`."""
    pada(2026, 7, 1)
    hasil = jalan(semesteran, periode="2026-S1")
    terakhir = jendela.jalan_terakhir()
    artefak = jendela.artefak(terakhir)
    assert set(artefak) == {"ringkasan-semesteran-sigi-2026-s1", "papan-sigi-2026-s1", "outbox-sigi"}
    semua = jendela.minta("/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [terakhir["id"]]}}})
    assert {a["task_run_id"] for a in semua} == {None}
    nomor = {a["key"]: a["id"] for a in semua}
    ringkasan = artefak["ringkasan-semesteran-sigi-2026-s1"]
    assert "Semester I Tahun 2026" in ringkasan
    for kunci in ("papan-sigi-2026-s1", "outbox-sigi"):
        assert f"(/artifacts/artifact/{nomor[kunci]})" in ringkasan
    for n in hasil.naskah:
        assert n.berkas.suffix != ".docx" or n.berkas.name in artefak["outbox-sigi"]


@pytest.mark.tahan
def test_each_step_of_a_run_is_told_in_our_words_and_found_by_tags(jendela: Jendela, pada: Any) -> None:
    pada(2026, 7, 1)
    jalan(keputusan, periode="2026", kode="tim-ppid")
    terakhir = jendela.jalan_terakhir()
    selesai = tunggu("enam langkah", lambda: len(t := jendela.tugas(terakhir, "COMPLETED")) == 6 and t)
    nama = {"baca rencana", "periksa bukti", "hitung status", "susun naskah", "taruh di outbox", "lapor"}
    assert {t["name"] for t in selesai} == nama
    assert {tuple(t["tags"]) for t in selesai} == {("keputusan", "sigi")}


@pytest.mark.tahan
def test_letters_lead_to_the_desk_once_it_was_opened(meja: Meja, jendela: Jendela, pada: Any) -> None:
    pada(2026, 7, 1)
    catat_meja(meja.pengaturan, "sigi", LetakMeja("http://127.0.0.1:4300"))
    jalan(keputusan, periode="2026", kode="tim-ppid")
    artefak = jendela.artefak(jendela.jalan_terakhir())
    for kunci in ("ringkasan-keputusan-sigi-2026", "outbox-sigi"):
        assert "](http://127.0.0.1:4300/naskah/sigi/2026/keputusan/tim-ppid)" in artefak[kunci]
        assert "`](" not in artefak[kunci]  # the UI would show the fence of the code
    assert "](http://127.0.0.1:4300/kewajiban/2026" in artefak["papan-sigi-2026"]


@pytest.mark.tahan
def test_the_summary_tells_what_changed_since_the_last_finished_run(meja: Meja, jendela: Jendela) -> None:
    """A run that failed in between leaves its problem under the same key, and hides nothing of what changed."""
    kunci = "ringkasan-keputusan-sigi-2026"

    def ringkasan() -> str:
        return str(jendela.artefak(jendela.jalan_terakhir())[kunci]).replace("\\", "")

    with get_client(sync_client=True) as klien:  # other tests' offices have the same name on the same server
        for lain in klien.read_artifacts():
            if lain.key == kunci:
                klien.delete_artifact(lain.id)
    assert meja.zi("bukti", "siapkan", "2026").kode == 0
    jalan(keputusan, periode="2026", kode="tim-ppid")
    assert "Belum ada jalan sebelumnya untuk dibandingkan." in ringkasan()

    (folder,) = (meja.pengaturan.bukti / "sigi/2026").glob("6 */6.1.1.1 */2026")
    (folder / "Laporan kebijakan.pdf").write_bytes(pdf("laporan"))
    meja.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
    with pytest.raises(GalatRencana) as galat:
        jalan(keputusan, periode="2026", kode="tim-ppid")
    gagal = ringkasan()
    assert galat.value.pesan in gagal
    for satu in galat.value.masalah:
        assert str(satu) in gagal
    assert galat.value.saran in gagal
    assert "`zi jalankan keputusan 2026`" in gagal
    (artefak,) = jendela.minta(
        "/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [jendela.jalan_terakhir()["id"]]}}}
    )
    assert artefak["description"].replace("\\", "") == f"Gagal: {galat.value.pesan}"
    assert "\\" in artefak["description"]  # the UI reads it as Markdown too
    assert jendela.jalan_terakhir()["state"]["type"] == "FAILED"

    meja.ubah_rencana("target_waktu: Kapan-kapan", "target_waktu: Per Triwulan")
    jalan(keputusan, periode="2026", kode="tim-ppid")
    assert "1 bukti baru: 6.1.1.1 `Laporan kebijakan.pdf`" in ringkasan()
    berubah = ringkasan().split("## Yang berubah", 1)[1].split("##", 1)[0]
    assert "Lengkap" in berubah
    assert "naskah" not in berubah  # what the first run laid it has told itself


@pytest.mark.tahan
def test_tanpa_periode_waktu_terjadwal_yang_menentukan_bukan_hari_ini(jendela: Jendela, pada: Any) -> None:
    """A run that comes weeks late still reports on the month it was planned for, counted in the office's zone."""
    pada(2026, 6, 20)
    assert str(jalan_terjadwal(bulanan, "2026-05-01T06:00:00+08:00").periode) == "2026-04"
    assert jendela.jalan_terakhir()["name"] == "Bulanan · Sigi · April 2026"


@pytest.mark.tahan
def test_a_report_that_was_missed_is_drafted_later_and_the_morning_after_has_nothing_to_add(
    meja: Meja, jendela: Jendela, pada: Any
) -> None:
    """The computer was off on 1 April; a run on the 7th makes up for it."""
    pada(2026, 4, 7)
    pertama = jalan_terjadwal(triwulanan, "2026-04-01T06:30:00+08:00", bagian="laporan")
    assert {n.tindakan for n in pertama.naskah} == {Tindakan.BARU}
    assert not any("undangan" in n.kunci for n in pertama.naskah)
    sebelum = _isi(meja.pengaturan.outbox / "sigi/2026/2026-TW1")
    with pytest.raises(FailedRun):  # evidence is late: that morning is red
        asyncio.run(pagi())
    assert _isi(meja.pengaturan.outbox / "sigi/2026/2026-TW1") == sebelum
    pesan = jendela.jalan_terakhir()["state"]["message"]
    assert set(re.findall(r"(\w+ \d{4}): ", pesan)) == {"Maret 2026"}  # nobody had drafted March


@pytest.mark.tahan
def test_setiap_jalan_menerima_naskah_bertanda_tangan_lebih_dahulu(
    meja: Meja, siap: Path, jendela: Jendela, pada: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a run that has nothing else to do; what it does not know is told, and makes no run red."""
    monkeypatch.setattr(alur, "JEDA_ALUR", dt.timedelta())
    masuk = meja.pengaturan.outbox / "sigi" / "masuk"
    (masuk / "scan.pdf").write_bytes(pindaian(PPID))
    (masuk / "lain.pdf").write_bytes(pindaian(""))
    pada(2026, 4, 5)
    hasil = jalan_terjadwal(bulanan, "2026-04-05T06:00:00+08:00", bagian="undangan")
    assert [(k.nama, k.nasib, k.kunci) for k in hasil.kiriman] == [
        ("lain.pdf", Nasib.TINGGAL, ""),
        ("scan.pdf", Nasib.DITERIMA, PPID),
    ]
    assert siap.with_name("Keputusan Tim PPID 2026 (ditandatangani).pdf").is_file()
    terakhir = jendela.jalan_terakhir()
    assert terakhir["state"]["type"] == "COMPLETED"
    assert terakhir["state"]["message"].startswith(
        "1 naskah bertanda tangan diterima. Tidak ada naskah yang jatuh waktu."
    )
    ringkasan = jendela.artefak(terakhir)["ringkasan-bulanan-sigi-2026-04"]
    assert "Naskah bertanda tangan yang datang" in ringkasan
    assert "lain" in ringkasan
    oleh = [k["oleh"] for k in json.loads(meja.zi("outbox", "riwayat", PPID, "--json").out)]
    assert oleh[-2:] == ["alur bulanan 2026-04 sigi"] * 2


@pytest.mark.tahan
def test_naskah_yang_tertinggal_menggagalkan_jalan_sesudah_yang_lain_ditaruh(jendela: Jendela, pada: Any) -> None:
    """Red in the UI, with the reason; what was laid, and the report on it, are there all the same."""
    pada(2026, 2, 2)
    hasil = jalan(keputusan, periode="2026", kode="tim-ppid")
    (tertahan,) = (n.berkas for n in hasil.naskah)
    tertahan.unlink()
    tertahan.mkdir()
    with pytest.raises(GalatTertinggal) as galat:
        jalan(keputusan, periode="2026")
    dilakukan = galat.value.hasil
    assert isinstance(dilakukan, HasilAlur)
    assert len(dilakukan.naskah) > 1
    assert {n.tindakan for n in dilakukan.naskah} == {Tindakan.BARU, Tindakan.TERTINGGAL}
    terakhir = jendela.jalan_terakhir()
    assert terakhir["state"]["type"] == "FAILED"
    assert tertahan.name in terakhir["state"]["message"]
    ringkasan = jendela.artefak(terakhir)["ringkasan-keputusan-sigi-2026"].replace("\\", "")
    assert "Gagal: 1 naskah tidak dapat ditaruh di outbox." in ringkasan
    assert tertahan.name in ringkasan


@pytest.mark.tahan
def test_laporan_triwulan_berjalan_ditunda_dan_dikatakan(pada: Any) -> None:
    pada(2026, 3, 10)
    hasil = jalan(triwulanan, periode="2026-TW1")
    assert {n.kunci.rsplit("/", 1)[1].split("-")[0] for n in hasil.naskah} == {
        "undangan",
        "kalender",
        "daftar",
        "notula",
    }
    assert hasil.tertunda is not None
    assert "1 April 2026" in hasil.tertunda


@pytest.mark.tahan
def test_bulanan_menyusun_undangan_acara_yang_sekali_setahun(meja: Meja, pada: Any) -> None:
    """Penandatanganan Perjanjian Kinerja is owed in January only: its undangan comes before January ends."""
    pada(2026, 1, 5)
    hasil = jalan_terjadwal(bulanan, "2026-01-05T06:00:00+08:00", bagian="undangan")
    assert [n.kunci for n in hasil.naskah] == [
        f"sigi/2026/{jenis}-perjanjian-kinerja" for jenis in ("undangan", "kalender", "daftar-hadir", "notula")
    ]
    assert {n.berkas.parent for n in hasil.naskah} == {meja.pengaturan.outbox / "sigi/2026/tahunan"}


@pytest.mark.tahan
def test_bulan_tanpa_acara_tidak_menaruh_apa_pun(pada: Any) -> None:
    pada(2026, 4, 5)
    hasil = jalan_terjadwal(bulanan, "2026-04-05T06:00:00+08:00", bagian="undangan")
    assert hasil.naskah == ()
    assert hasil.kalimat == "Tidak ada naskah yang jatuh waktu."


@pytest.mark.tahan
def test_keputusan_dapat_dipilih_satu(pada: Any) -> None:
    pada(2026, 2, 2)
    hasil = jalan(keputusan, periode="2026", kode="tim-ppid")
    assert [n.kunci for n in hasil.naskah] == ["sigi/2026/keputusan/tim-ppid"]


def test_rencana_yang_salah_menggagalkan_jalan_dengan_semua_letaknya(meja: Meja, jendela: Jendela) -> None:
    """The state's message in the UI is ours alone: what is wrong, every place, what to do."""
    meja.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
    meja.ubah_rencana("tahun: 2026", "tahunn: 2026")
    with pytest.raises(GalatRencana) as galat:
        jalan(triwulanan, periode="2026-TW1")
    terakhir = jendela.jalan_terakhir()
    assert terakhir["state"]["type"] == "FAILED"
    baris = terakhir["state"]["message"].splitlines()
    assert baris[0] == galat.value.pesan
    assert baris[1:-1] == [str(m) for m in galat.value.masalah]
    assert len(galat.value.masalah) > 1
    assert baris[-1] == galat.value.saran
    (tugas,) = tunggu("tugas tercatat", lambda: jendela.tugas(terakhir, "FAILED"))
    assert tugas["name"] == "baca rencana"
    assert tugas["state"]["message"].splitlines() == baris


def test_periode_yang_salah_dari_formulir_dijawab_dengan_contoh(jendela: Jendela) -> None:
    with pytest.raises(GalatPemakaian):
        jalan(bulanan, periode="2026-13")
    assert "“2026-13” bukan periode" in jendela.jalan_terakhir()["state"]["message"]


def test_kesalahan_program_tidak_disembunyikan(jendela: Jendela, monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(_kantor: Kantor) -> dt.datetime:
        raise ZeroDivisionError("kesalahan program")

    monkeypatch.setattr(alur, "saat_ini", rusak)
    with pytest.raises(ZeroDivisionError):
        jalan(bulanan, periode="2026-03")
    terakhir = jendela.jalan_terakhir()
    assert terakhir["state"]["type"] == "FAILED"
    assert "Program ini salah" in jendela.artefak(terakhir)["ringkasan-bulanan-sigi-2026-03"]
