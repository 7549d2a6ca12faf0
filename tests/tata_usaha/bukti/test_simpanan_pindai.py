"""A remembered scan tells what the scan would tell that it spares, whatever happened meanwhile."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.skema import berkas_bukti, bukti_lama, naskah, tautan_naskah
from tata_usaha.bukti import keadaan_pindai, pindai_bukti, simpanan_pindai, tinjau_berkas
from tata_usaha.bukti.arsip_bukti import arsipkan
from tata_usaha.bukti.hasil_pindai import HasilPindai
from tata_usaha.bukti.jenis_berkas import Pengenalan
from tata_usaha.bukti.pindai_bukti import pindai
from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from tata_usaha.bukti.rekaman_bukti import Rekaman
from tata_usaha.dasar import ingatan
from tata_usaha.dasar.galat import GalatFolderBukti
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

TAHUN = contoh.tahun()
MARET = dt.datetime(2001, 3, 20, 8, tzinfo=dt.UTC)
APRIL = dt.datetime(2001, 4, 5, 8, tzinfo=dt.UTC)
MTIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).timestamp()
KABUR = 0.015
"""So many seconds let a change be older than the grain of the system's times."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no entry tells of every change: nothing is remembered")


class Meja:
    """The evidence folder of a small office, its register, and where scans are remembered."""

    def __init__(self, akar: Path) -> None:
        self.ruang = akar
        self.bukti = akar / "bukti"
        self.simpanan = akar / "simpanan"
        self.register = akar / "agenda.sqlite3"
        self.tahun = TAHUN
        self.kali = 0
        siapkan(self.bukti, TAHUN)

    def tempat(self, ke: int = 1) -> Path:
        """Return the folder of the ke-th obligation."""
        return cari_folder(self.bukti, TAHUN.kantor, TAHUN.kewajiban[ke])

    def taruh(self, nama: str, isi: bytes, ke: int = 1) -> Path:
        """Lay a file there, written long ago as its own time says."""
        berkas = self.tempat(ke) / nama
        berkas.write_bytes(isi)
        os.utime(berkas, (MTIME, MTIME))
        return berkas

    def pindai(self, saat: dt.datetime = MARET) -> HasilPindai:
        """Scan, remembering."""
        time.sleep(KABUR)
        with buka(f"sqlite:///{self.register}") as basis:
            return pindai(self.bukti, self.tahun, basis, saat, simpanan=self.simpanan)

    def tanpa_ingatan(self, saat: dt.datetime = MARET) -> HasilPindai:
        """Scan without, on a copy of the register."""
        self.kali += 1
        salinan = self.ruang / f"salinan-{self.kali}.sqlite3"
        if self.register.exists():
            shutil.copy(self.register, salinan)
        with buka(f"sqlite:///{salinan}") as basis:
            return pindai(self.bukti, self.tahun, basis, saat)

    def tulis(self, *perintah: sa.sql.Executable) -> None:
        """Change the register by hand."""
        with buka(f"sqlite:///{self.register}") as basis, basis.transaksi("sigi") as sambungan:
            for satu in perintah:
                sambungan.execute(satu)

    def ingat(self) -> HasilPindai:
        """Let an answer be remembered; it surely is."""
        self.pindai()
        hasil = self.pindai()
        assert self.tersimpan(), "nothing is remembered"
        return hasil

    def tersimpan(self) -> list[Path]:
        """Return the files of remembered answers."""
        return sorted(self.simpanan.glob("*.json")) if self.simpanan.exists() else []


@pytest.fixture
def meja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meja:
    monkeypatch.setattr(ingatan, "BARU_NS", 5_000_000)
    return Meja(tmp_path)


@pytest.fixture
def dinilai(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Each time that a scan judged file by file."""
    kali: list[str] = []
    asli = pindai_bukti._pindai

    def hitung(*bagian: object, **pilihan: object) -> object:
        kali.append("dinilai")
        return asli(*bagian, **pilihan)  # type: ignore[arg-type]

    monkeypatch.setattr(pindai_bukti, "_pindai", hitung)
    yield kali


def pdf(huruf: str = "A") -> bytes:
    """Return a PDF; those of two letters have the same size."""
    return contoh.pdf(f"Laporan {huruf}") + f"\n%{huruf}\n".encode()


def isi_meja(meja: Meja) -> None:
    """Lay some of everything."""
    meja.taruh("laporan.pdf", pdf("A"))
    meja.taruh("teks.pdf", contoh.pdf_teks("LAPORAN MONITORING TAHUN 2020", "KPU Kabupaten Poso"))
    meja.taruh("foto.jpg", contoh.gambar())
    meja.taruh("rusak.pdf", pdf("B")[:200])
    meja.taruh("kembar.pdf", pdf("A"), 2)
    meja.taruh("tautan.url", contoh.tautan(), 2)
    meja.taruh("catatan.txt", b"kendala satu", 1)
    meja.taruh("salah.docx", contoh.docx_(), 0)


# ---- remembered


def test_an_unchanged_folder_is_not_judged_again(meja: Meja, dinilai: list[str]) -> None:
    isi_meja(meja)
    pertama, kedua = meja.pindai(), meja.ingat()
    dinilai.clear()

    lagi = meja.pindai(APRIL)

    assert dinilai == []
    assert lagi == kedua == meja.tanpa_ingatan()
    assert (pertama.baru, lagi.baru, lagi.dibaca) == (7, 0, 1)
    assert lagi.folder == kedua.folder
    assert {m.kode for m in lagi.masalah} >= {"B01", "B03", "B40", "B41"}


def test_a_remembered_scan_writes_nothing(meja: Meja) -> None:
    isi_meja(meja)
    meja.ingat()
    sebelum = [(p, p.stat().st_mtime_ns) for p in [meja.register, *meja.tersimpan()]]

    meja.pindai(APRIL)

    assert [(p, p.stat().st_mtime_ns) for p in [meja.register, *meja.tersimpan()]] == sebelum


def test_another_year_does_not_make_a_scan_anew(meja: Meja, dinilai: list[str]) -> None:
    isi_meja(meja)
    lain = meja.bukti / "sigi" / "2027" / "1 x" / "laporan.pdf"
    lain.parent.mkdir(parents=True)
    meja.ingat()
    lain.write_bytes(pdf("C"))
    meja.tulis(_rekaman_lain())
    dinilai.clear()

    meja.pindai()

    assert dinilai == []


def _rekaman_lain() -> sa.Insert:
    return sa.insert(berkas_bukti).values(
        satker="sigi", berkas="2027/1 x/y/z/a.pdf", ukuran=1, mtime_ns="1", sha256="a", diterima=MARET, jenis="PDF"
    )


def test_every_field_of_a_file_comes_back(tmp_path: Path) -> None:
    """None is left out that somebody adds later."""
    semua = Bukti(
        "2026/1 x/1.1.1.1 y/2026-TW1/a “b”\u202f.pdf",
        "1.1.1.1",
        Periode.parse("2026-TW1"),
        MARET.replace(microsecond=7),
        "ab" * 32,
        2**40,
        JenisBerkas.PDF,
        "tidak",
        MARET.date(),
        APRIL,
        frozenset(TAHUN.kewajiban[1].baris.indikator.kebutuhan[0].pilihan),
        "sigi/2026-TW1/laporan",
        True,
        "siti",
        "sebab",
        ("satu", "dua"),
    )
    polos = Bukti("", "", semua.periode, MARET, "", 0)
    beda = {f.name for f in fields(Bukti) if getattr(semua, f.name) != getattr(polos, f.name)}
    assert beda == {f.name for f in fields(Bukti)} - {"periode"}
    hasil = HasilPindai((semua, polos), (semua,), {("1.1.1.1", semua.periode): "x"})

    simpanan_pindai.simpan(tmp_path / "a", "k", hasil, [])

    assert simpanan_pindai.ambil(tmp_path / "a", "k", Path(), MARET) == hasil
    assert simpanan_pindai.ambil(tmp_path / "a", "l", Path(), MARET) is None


# ---- not believed


def _sama_ukuran(meja: Meja) -> None:
    meja.taruh("laporan.pdf", pdf("Z"))  # same size, and its own time as before


def _diganti(meja: Meja) -> None:
    baru = meja.taruh("baru", pdf("Z"))
    baru.replace(meja.tempat() / "laporan.pdf")


def _ganti_nama(meja: Meja) -> None:
    (meja.tempat() / "laporan.pdf").rename(meja.tempat() / "lain.pdf")


def _hapus(meja: Meja) -> None:
    (meja.tempat() / "laporan.pdf").unlink()


def _tambah(meja: Meja) -> None:
    meja.taruh("susulan.pdf", pdf("S"), 2)


def _taut(meja: Meja) -> None:
    (meja.tempat() / "taut.pdf").symlink_to("laporan.pdf")


def _catatan(meja: Meja) -> None:
    meja.taruh("catatan.txt", b"kendala dua!")


def _tarik(meja: Meja) -> None:
    ke = meja.bukti / "sigi/2026/ditarik"
    ke.mkdir()
    (meja.tempat() / "laporan.pdf").rename(ke / "laporan.pdf")


def _salah_tempat(meja: Meja) -> None:
    (meja.bukti / "sigi" / "nyasar.pdf").write_bytes(pdf())


def _pembawa(meja: Meja) -> None:
    t = berkas_bukti.c
    meja.tulis(sa.update(berkas_bukti).where(t.berkas.endswith("kembar.pdf")).values(oleh="siti", alasan="memang sama"))


def _naskah(meja: Meja) -> None:
    laporan = next(b for b in meja.tanpa_ingatan().bukti if b.nama == "teks.pdf")
    isi = {"kunci": "sigi/2026-TW1/x", "satker": "sigi", "jenis": "x", "perihal": "X", "periode": "2026-TW1"}
    isi |= {"berkas": "x.docx", "status": "DITANDATANGANI", "revisi": 1}
    taut = {"satker": "sigi", "sha256": laporan.sha256, "kode": laporan.kode, "periode": str(laporan.periode)}
    taut |= {"kunci": "sigi/2026-TW1/x", "jenis": "laporan", "sejak": MARET}
    meja.tulis(sa.insert(naskah).values(**isi), sa.insert(tautan_naskah).values(**taut))


def _lama(meja: Meja) -> None:
    isi = {"satker": "sigi", "sha256": "cd" * 32, "ukuran": 1, "jenis": "PDF", "diterima": MARET, "sampai": APRIL}
    relatif = (meja.tempat() / "dulu.pdf").relative_to(meja.bukti / "sigi").as_posix()
    meja.tulis(sa.insert(bukti_lama).values(berkas=relatif, **isi))


def _rencana(meja: Meja) -> None:
    meja.tahun = contoh.tahun(
        contoh.BARIS[0], contoh.indikator("1.1.1.2", "Monev Rencana Aksi", "Per Triwulan", "video"), contoh.BARIS[2]
    )


def _kantor(meja: Meja) -> None:
    kantor = meja.tahun.kantor
    satker = kantor.satker.model_copy(
        update={"nama": "Komisi Pemilihan Umum Kabupaten Poso", "singkatan": "KPU Kabupaten Poso", "tempat": "Poso"}
    )
    meja.tahun = replace(meja.tahun, kantor=replace(kantor, satker=satker))


PERUBAHAN: list[Callable[[Meja], None]] = [
    _sama_ukuran,
    _diganti,
    _ganti_nama,
    _hapus,
    _tambah,
    _taut,
    _catatan,
    _tarik,
    _salah_tempat,
    _pembawa,
    _naskah,
    _lama,
    _rencana,
    _kantor,
]


@pytest.mark.parametrize(
    "ubah",
    [
        pytest.param(satu, id=satu.__name__, marks=[pytest.mark.tahan] * bool(ke % 2))
        for ke, satu in enumerate(PERUBAHAN)
    ],
)
def test_what_changed_is_seen_by_the_next_scan(meja: Meja, ubah: Callable[[Meja], None]) -> None:
    isi_meja(meja)
    lama = meja.ingat()
    ubah(meja)

    sendiri = meja.tanpa_ingatan(APRIL)

    assert replace(sendiri, dibaca=lama.dibaca) != lama, "the change changes nothing"
    assert meja.pindai(APRIL) == sendiri


def test_an_archive_that_is_taken_back_is_seen_by_the_next_scan(meja: Meja) -> None:
    isi_meja(meja)
    meja.pindai()
    with buka(f"sqlite:///{meja.register}") as basis:
        arsipkan(basis, "sigi", 2026, MARET, batal=False)
    _hapus(meja)
    assert meja.ingat().arsip == 1
    with buka(f"sqlite:///{meja.register}") as basis:
        arsipkan(basis, "sigi", 2026, MARET, batal=True)

    assert meja.pindai().arsip == 0


def test_a_folder_that_is_gone_is_an_error_whatever_is_remembered(meja: Meja) -> None:
    isi_meja(meja)
    meja.ingat()
    (meja.bukti / "sigi").rename(meja.bukti / "pindah")

    with pytest.raises(GalatFolderBukti):
        meja.pindai()


def test_problems_are_named_from_where_somebody_stands(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    isi_meja(meja)
    meja.ingat()
    monkeypatch.chdir(meja.bukti)

    assert all(not m.letak.berkas.startswith("/") for m in meja.pindai().masalah)


def test_another_version_of_the_program_judges_anew(
    meja: Meja, dinilai: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    isi_meja(meja)
    meja.ingat()
    dinilai.clear()
    monkeypatch.setattr(keadaan_pindai, "_PROGRAM", "lain")

    meja.pindai()

    assert dinilai


def test_a_library_that_is_there_by_now_checks_signatures(
    meja: Meja, dinilai: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    isi_meja(meja)
    meja.ingat()
    dinilai.clear()
    monkeypatch.setattr(keadaan_pindai, "terpasang", lambda: not tinjau_berkas)

    meja.pindai()

    assert dinilai


# ---- refused files


def test_a_refused_file_is_looked_at_by_every_scan(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    """To copy it again has to help, also where its entry does not tell."""
    isi_meja(meja)
    meja.ingat()
    dilihat = []
    asli = tinjau_berkas.kenali

    def lihat(berkas: Path) -> Pengenalan:
        dilihat.append(berkas.name)
        return asli(berkas)

    monkeypatch.setattr(tinjau_berkas, "kenali", lihat)
    meja.pindai()
    assert dilihat == ["rusak.pdf"]

    monkeypatch.setattr(tinjau_berkas, "kenali", lambda _: Pengenalan(JenisBerkas.PDF))
    assert not [m for m in meja.pindai().masalah if m.kode == "B01"]


def test_a_refused_file_that_may_be_under_way_is_told_as_such(meja: Meja) -> None:
    """Its time of writing is near when it is looked at: the clock was set back."""
    isi_meja(meja)
    meja.ingat()
    dekat = dt.datetime.fromtimestamp(MTIME, dt.UTC) + dt.timedelta(seconds=1)

    assert meja.pindai(dekat) == meja.tanpa_ingatan(dekat)
    assert "B02" in {m.kode for m in meja.pindai(dekat).masalah}


# ---- not remembered


def _tak_terbaca(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tinjau_berkas, "kenali", lambda _: Pengenalan(None, "tidak boleh dibaca", sementara=True))


def _tanpa_isi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tata_usaha.bukti.isi.simpanan._baca", lambda *_: None)


def _catatan_terkunci(monkeypatch: pytest.MonkeyPatch) -> None:
    def tolak(_: Path) -> tuple[str, bool]:
        raise OSError("terkunci")

    monkeypatch.setattr("tata_usaha.bukti.catatan_unit.baca_catatan", tolak)


def _tanpa_tanda(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tata_usaha.bukti.jelajah_bukti.tanda_berkas", lambda _: "")


@pytest.mark.parametrize("sebab", [_tak_terbaca, _tanpa_isi, _catatan_terkunci, _tanpa_tanda])
def test_what_is_not_sure_is_not_remembered(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, sebab: Callable[[pytest.MonkeyPatch], None]
) -> None:
    isi_meja(meja)
    sebab(monkeypatch)

    for _ in range(3):
        meja.pindai()

    assert meja.tersimpan() == []


def test_a_photograph_that_nobody_could_look_at_is_not_sure(meja: Meja) -> None:
    isi_meja(meja)
    rekaman = Rekaman("x", 1, 1, "00" * 32, JenisBerkas.JPEG, "", MARET, "1:1", None, "")
    with buka(f"sqlite:///{meja.register}") as basis:
        from tata_usaha.bukti.isi.nilai_isi import NilaiIsi
        from tata_usaha.bukti.isi.nilai_ulang import NilaiUlang

        ulang = NilaiUlang(basis, TAHUN, meja.bukti, NilaiIsi(basis, TAHUN, meja.bukti))

    assert not ulang.pasti(rekaman)
    assert ulang.pasti(replace(rekaman, jenis=JenisBerkas.PDF))


def test_a_file_that_changed_just_now_may_change_once_more(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingatan, "BARU_NS", 2_000_000_000)
    isi_meja(meja)

    for _ in range(3):
        meja.pindai()

    assert meja.tersimpan() == []


def test_what_changes_while_it_is_judged_is_not_remembered(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    isi_meja(meja)
    meja.pindai()
    asli = pindai_bukti._pindai

    def sementara_itu(*bagian: object, **pilihan: object) -> object:
        hasil = asli(*bagian, **pilihan)  # type: ignore[arg-type]
        _sama_ukuran(meja)
        time.sleep(KABUR)
        return hasil

    monkeypatch.setattr(pindai_bukti, "_pindai", sementara_itu)
    meja.pindai()

    assert meja.tersimpan() == []


def test_reading_everything_neither_asks_nor_keeps(meja: Meja, dinilai: list[str]) -> None:
    isi_meja(meja)
    meja.ingat()
    dinilai.clear()
    with buka(f"sqlite:///{meja.register}") as basis:
        hasil = pindai(meja.bukti, TAHUN, basis, MARET, penuh=True, simpanan=meja.simpanan)

    assert (len(dinilai), hasil.dibaca) == (1, 7)


# ---- damaged, killed


def _potong(berkas: Path) -> None:
    berkas.write_bytes(berkas.read_bytes()[:-20])


def _satu_bita(berkas: Path) -> None:
    isi = berkas.read_bytes()
    berkas.write_bytes(isi.replace(b"laporan.pdf", b"laporam.pdf", 1))


def _kosong(berkas: Path) -> None:
    berkas.write_bytes(b"")


def _bentuk_lain(berkas: Path) -> None:
    keadaan = berkas.read_bytes().split(b" ")[2].decode()
    isi = json.loads(berkas.read_bytes().partition(b"\n")[2]) | {"bukti": [[["x"], [5]]]}
    badan = json.dumps(isi).encode()
    kepala = b" ".join((b"zi-pindaian 1", keadaan.encode(), simpanan_pindai._sidik(keadaan, badan)))
    berkas.write_bytes(kepala + b"\n" + badan)


def _folder(berkas: Path) -> None:
    berkas.unlink()
    berkas.mkdir()


@pytest.mark.tahan
@pytest.mark.parametrize("rusak", [_potong, _satu_bita, _kosong, _bentuk_lain, _folder, Path.unlink])
def test_a_damaged_memory_is_none(meja: Meja, dinilai: list[str], rusak: Callable[[Path], None]) -> None:
    isi_meja(meja)
    lama = meja.ingat()
    rusak(meja.tersimpan()[0])
    dinilai.clear()

    assert meja.pindai() == lama
    assert dinilai


_DIBUNUH = """
import os, signal, sys
from pathlib import Path
from tata_usaha.dasar import ingatan, berkas
from tests.tata_usaha.bukti import test_simpanan_pindai as uji
ingatan.BARU_NS = 5_000_000
di, ruang = sys.argv[1:]
if di == "sebelum nama":
    Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
else:
    berkas.os.fsync = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
uji.Meja(Path(ruang)).pindai()
"""


@pytest.mark.tahan
@pytest.mark.parametrize("di", ["sebelum nama", "sebelum di disk"])
def test_a_scan_that_is_killed_while_it_remembers_leaves_the_next_one_right(meja: Meja, di: str) -> None:
    isi_meja(meja)
    meja.ingat()
    _hapus(meja)
    meja.pindai(APRIL)  # what it found is recorded; the next one remembers
    perintah = [sys.executable, "-c", _DIBUNUH, di, str(meja.ruang)]
    akhir = subprocess.run(perintah, cwd=Path(__file__).parents[3], check=False, capture_output=True)
    assert akhir.returncode == -9, akhir.stderr.decode()

    sendiri = meja.tanpa_ingatan(APRIL)

    assert [meja.pindai(APRIL) for _ in range(3)] == [sendiri] * 3


# ---- whatever happens

NAMA = ("a.pdf", "b.pdf", "foto.jpg", "catatan.txt", "x.zip", "sub/c.pdf")
ISI: tuple[Callable[[], bytes], ...] = (
    partial(pdf, "A"),
    partial(pdf, "B"),
    partial(contoh.gambar, "JPEG"),
    lambda: pdf("A")[:-40] + b"x" * 40,  # as long as a good one, and none
    lambda: contoh.pdf_teks("LAPORAN TAHUN 2020", "KPU Kabupaten Poso"),
    lambda: b"PK\x03\x04 bukan apa-apa",
)
LANGKAH = st.tuples(
    st.sampled_from(
        (
            *("tulis", "tulis", "setempat", "hapus", "ganti nama", "salin", "sentuh", "taut", "taut keras", "tarik"),
            *("rencana", "arsip", "waktu", "pembawa", "lama", "dekat"),
        )
    ),
    st.integers(0, 2),
    st.sampled_from(NAMA),
    st.integers(0, len(ISI) - 1),
    st.integers(0, 2),
)


@pytest.mark.tahan
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(langkah=st.lists(LANGKAH, min_size=3, max_size=9))
def test_whatever_happens_a_scan_with_memory_tells_what_one_without_tells(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    langkah: list[tuple[str, int, str, int, int]],
) -> None:
    monkeypatch.setattr(ingatan, "BARU_NS", 5_000_000)
    meja, saat = Meja(tmp_path_factory.mktemp("meja")), MARET
    for apa, ke, nama, isi, lain in langkah:
        saat = _lakukan(meja, saat, apa, ke, nama, isi, lain)
        for _ in range(3):  # found, remembered, told from memory
            assert _jawab(meja.tanpa_ingatan, saat) == _jawab(meja.pindai, saat), (apa, ke, nama, isi, lain)
    shutil.rmtree(meja.ruang)


def _jawab(pindai_: Callable[[dt.datetime], HasilPindai], saat: dt.datetime) -> object:
    try:
        return pindai_(saat)
    except GalatFolderBukti as galat:
        return str(galat)


def _lakukan(meja: Meja, saat: dt.datetime, apa: str, ke: int, nama: str, isi: int, lain: int) -> dt.datetime:
    berkas, tujuan = meja.tempat(ke) / nama, meja.tempat(lain) / f"ke-{nama.rpartition('/')[2]}"
    biasa = berkas.is_file() and not berkas.is_symlink()
    match apa:
        case "tulis":
            berkas.parent.mkdir(exist_ok=True)
            berkas.unlink(missing_ok=True)
            berkas.write_bytes(ISI[isi]())
            os.utime(berkas, (MTIME, MTIME))
        case "setempat" if biasa:
            lama = berkas.read_bytes()
            berkas.write_bytes(ISI[isi]()[: len(lama)].ljust(len(lama)))
            os.utime(berkas, (MTIME, MTIME))
        case "hapus":
            berkas.unlink(missing_ok=True)
        case "ganti nama" if biasa:
            berkas.replace(tujuan)
        case "salin" if biasa:
            tujuan.unlink(missing_ok=True)
            shutil.copy2(berkas, tujuan)
        case "sentuh" if biasa:
            berkas.touch()
        case "taut" if not tujuan.exists() and not tujuan.is_symlink():
            tujuan.symlink_to(berkas)
        case "taut keras" if biasa and not tujuan.exists() and not tujuan.is_symlink():
            tujuan.hardlink_to(berkas)
        case "tarik" if biasa:
            ditarik = meja.bukti / "sigi/2026/ditarik"
            ditarik.mkdir(exist_ok=True)
            berkas.replace(ditarik / tujuan.name)
        case "rencana":
            meja.tahun = _rencana_lain(lain)
        case "waktu":
            return saat + dt.timedelta(days=(isi - 2) * 9)
        case "dekat":
            return dt.datetime.fromtimestamp(MTIME, dt.UTC) + dt.timedelta(seconds=isi)
        case "arsip" if meja.register.exists():
            _arsip(meja, saat, batal=bool(lain))
        case "pembawa" if meja.register.exists():
            pilih = berkas_bukti.c.berkas.endswith(nama)
            meja.tulis(sa.update(berkas_bukti).where(pilih).values(oleh=f"o{lain}", alasan="sebab" * lain))
        case "lama" if meja.register.exists():
            meja.tulis(sa.delete(bukti_lama).where(bukti_lama.c.berkas.endswith(nama)))
        case _:
            pass
    return saat


def _rencana_lain(ke: int) -> TahunRencana:
    if ke == 0:
        return TAHUN
    bukti = ("video",) if ke == 1 else ("laporan",)
    return contoh.tahun(contoh.BARIS[0], contoh.indikator("1.1.1.2", "Monev", "Per Triwulan", *bukti), contoh.BARIS[2])


def _arsip(meja: Meja, saat: dt.datetime, *, batal: bool) -> None:
    with buka(f"sqlite:///{meja.register}") as basis:
        if batal or _ada(basis):
            arsipkan(basis, "sigi", 2026, saat, batal=batal)


def _ada(basis: BasisData) -> bool:
    with basis.baca() as sambungan:
        return bool(sambungan.scalar(sa.select(sa.func.count()).select_from(berkas_bukti)))
