"""A signed copy is taken in as it is and only once; a wrong one is let go without being lost; killed anywhere."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import io
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from PIL import Image

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.agenda.skema import berkas_bukti
from tata_usaha.bukti.jenis_berkas import Pengenalan
from tata_usaha.bukti.pembaca.hasil_tanda import TANPA_TANDA, KeadaanTanda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox import baca_salinan, tanda_tangan
from tata_usaha.outbox.nomor_srikandi import Disebut
from tests.tata_usaha import ttd_elektronik as ttd
from tests.tata_usaha.contoh_bukti import docx_, pdf
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import HARI, LAIN, SAAT, MejaDaur, perintah
from tests.tata_usaha.outbox.test_nomori import sunting, templat
from zi_model.daur_naskah import StatusNaskah, Tindakan

SALINAN = "01 undangan-monev (ditandatangani).pdf"


@pytest.fixture
def meja_daur(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaDaur]:
    tulis_templat(tmp_path, templat)
    with buka(url_agenda_tahan) as basis:
        yield MejaDaur(tmp_path, basis)


def foto(jenis: str) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(keluar, jenis)
    return keluar.getvalue()


def test_the_scan_is_copied_byte_for_byte_read_only_and_stays_where_it_was(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    asal = meja_daur.pindaian()

    hasil = meja_daur.tandatangani(asal)

    assert (hasil.berubah, hasil.entri, hasil.salinan.name) == (True, meja_daur.entri(), SALINAN)
    assert hasil.salinan.parent == meja_daur.berkas().parent
    assert hasil.salinan.read_bytes() == asal.read_bytes() == pdf("scan 1.pdf")
    assert hasil.salinan.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) == 0
    assert asal.stat().st_mode & stat.S_IWUSR
    entri = meja_daur.entri()
    assert (entri.status, entri.sejak, entri.sha256_ttd) == (StatusNaskah.DITANDATANGANI, SAAT, berkas.sidik(asal))
    assert meja_daur.kejadian()[-1] == ("DITANDATANGANI", "")
    assert meja_daur.taruh(judul="Data baru") is Tindakan.TERKUNCI


@pytest.mark.parametrize(("jenis", "akhiran"), [("JPEG", ".jpg"), ("PNG", ".png")])
def test_a_photo_of_the_signed_sheet_will_do_and_gets_the_suffix_of_what_it_is(
    meja_daur: MejaDaur, jenis: str, akhiran: str
) -> None:
    meja_daur.siapkan()
    hasil = meja_daur.tandatangani(meja_daur.pindaian("IMG_0001", foto(jenis)))
    assert hasil.salinan.name == f"01 undangan-monev (ditandatangani){akhiran}"


def test_the_same_file_again_changes_nothing(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    asal = meja_daur.pindaian()
    meja_daur.tandatangani(asal)
    sebelum, kejadian = meja_daur.isi_outbox(), meja_daur.kejadian()

    assert not meja_daur.tandatangani(asal).berubah
    assert (meja_daur.isi_outbox(), meja_daur.kejadian()) == (sebelum, kejadian)


def test_a_copy_that_somebody_removed_is_laid_again_with_the_same_file(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    asal = meja_daur.pindaian()
    salinan = meja_daur.tandatangani(asal).salinan
    salinan.unlink()
    assert meja_daur.tandatangani(asal).berubah
    assert salinan.read_bytes() == asal.read_bytes()
    salinan.chmod(0o644)
    salinan.write_bytes(b"catatan orang")
    with pytest.raises(GalatOutbox, match="bukan lagi yang dicatat"):
        meja_daur.tandatangani(asal)
    assert salinan.read_bytes() == b"catatan orang"


def test_another_file_is_refused_until_the_first_is_let_go(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    meja_daur.tandatangani(meja_daur.pindaian())
    with pytest.raises(GalatOutbox, match=r"sudah ditandatangani, dengan salinan bertanda tangan yang lain") as galat:
        meja_daur.tandatangani(meja_daur.pindaian("scan 2.pdf"))
    assert perintah(galat.value.langkah) == ["ARSIPKAN_NASKAH", "LEPAS_TTD", "BATALKAN_NASKAH"]

    hasil = meja_daur.lepas()

    assert (hasil.berubah, hasil.entri.status) == (True, StatusNaskah.SIAP_TTD)
    assert hasil.disimpan is not None
    assert (hasil.disimpan.parent.name, hasil.disimpan.read_bytes()) == ("riwayat", pdf("scan 1.pdf"))
    assert (meja_daur.entri().berkas_ttd, meja_daur.entri().sha256_ttd) == (None, None)
    assert meja_daur.kejadian()[-1] == ("DILEPAS", "salah berkas")
    assert not meja_daur.lepas().berubah
    assert meja_daur.tandatangani(meja_daur.pindaian("scan 2.pdf")).salinan.read_bytes() == pdf("scan 2.pdf")


def test_letting_go_needs_a_reason(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    meja_daur.tandatangani(meja_daur.pindaian())
    with pytest.raises(GalatPemakaian, match="sebutkan alasannya"):
        meja_daur.lepas(alasan="  ")
    assert meja_daur.entri().status is StatusNaskah.DITANDATANGANI


def test_what_somebody_laid_in_the_place_of_the_copy_stays_when_it_is_let_go(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    salinan = meja_daur.tandatangani(meja_daur.pindaian()).salinan
    salinan.chmod(0o644)
    salinan.write_bytes(b"milik orang")
    assert meja_daur.lepas().disimpan is None
    assert salinan.read_bytes() == b"milik orang"
    baru = meja_daur.tandatangani(meja_daur.pindaian("scan 2.pdf")).salinan
    assert baru.name == "01 undangan-monev (ditandatangani) (2).pdf"


@pytest.mark.parametrize(
    ("nama", "isi", "sebab"),
    [
        ("naskah.docx", docx_(), "ini berkas Word, belum bertanda tangan"),
        ("kosong.pdf", b"", r"berkas kosong \(0 bita\)"),
        ("rusak.pdf", pdf()[:-400], "PDF"),
        ("palsu.pdf", foto("PNG"), "namanya berakhiran .pdf tetapi isinya"),
        ("data.csv", b"a,b\n1,2\n", "isinya CSV"),
        ("catatan.txt", b"sudah ditandatangani", ": berkas teks"),
    ],
)
def test_what_is_no_scan_is_refused_with_what_it_is(meja_daur: MejaDaur, nama: str, isi: bytes, sebab: str) -> None:
    meja_daur.siapkan()
    sebelum = meja_daur.isi_outbox()
    with pytest.raises(GalatOutbox, match=sebab) as galat:
        meja_daur.tandatangani(meja_daur.pindaian(nama, isi))
    assert galat.value.pesan.startswith(f"“{nama}” tidak dapat dipakai sebagai salinan bertanda tangan")
    assert "PDF" in galat.value.saran
    assert (meja_daur.isi_outbox(), meja_daur.entri().status) == (sebelum, StatusNaskah.SIAP_TTD)


def test_who_signed_electronically_is_told_and_noted(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    asal = meja_daur.pindaian("surat.pdf", ttd.tandatangani())
    kepercayaan = ttd.folder_kepercayaan(meja_daur.folder / "kepercayaan", ttd.penerbit())

    hasil = tanda_tangan.tandatangani(
        meja_daur.outbox, meja_daur.basis, meja_daur.entri(), asal, HARI, SAAT, kepercayaan=kepercayaan
    )

    assert hasil.tanda.keadaan is KeadaanTanda.DIKENAL
    with meja_daur.basis.baca() as sambungan:
        terakhir = kejadian_naskah(sambungan, meja_daur.entri().kunci)[-1]
    assert terakhir.data["tanda_elektronik"] == "Siti Aminah; utuh, penanda tangan dikenal"
    assert meja_daur.tandatangani(asal).tanda.penanda[0].nama == "Siti Aminah"


@pytest.mark.parametrize(
    ("disebut", "dikenal", "hari"),
    [
        (None, True, "2026-03-11"),  # 20.00 in London is the next morning here
        (dt.date(2026, 3, 12), True, "2026-03-12"),
        (None, False, "2026-03-18"),
    ],
)
def test_an_electronic_signature_whose_maker_is_known_tells_its_own_day(
    meja_daur: MejaDaur, disebut: dt.date | None, dikenal: bool, hari: str
) -> None:
    assert _ditandatangani(meja_daur, dt.datetime(2026, 3, 10, 20, tzinfo=dt.UTC), disebut, dikenal=dikenal) == hari


def test_a_signature_by_a_clock_that_goes_ahead_is_of_the_day_on_which_it_came(meja_daur: MejaDaur) -> None:
    assert _ditandatangani(meja_daur, dt.datetime(2026, 3, 25, tzinfo=dt.UTC), None, dikenal=True) == "2026-03-18"


def _ditandatangani(meja_daur: MejaDaur, saat: dt.datetime, disebut: dt.date | None, *, dikenal: bool) -> object:
    """Return the day on which the register says that a letter was signed, whose signature says that moment."""
    meja_daur.siapkan()
    isi = ttd.tandatangani(saat=saat)
    asal = meja_daur.pindaian("surat.pdf", isi)
    folder = meja_daur.folder / "kepercayaan"
    kepercayaan = ttd.folder_kepercayaan(folder, ttd.penerbit()) if dikenal else folder

    tanda_tangan.tandatangani(
        meja_daur.outbox,
        meja_daur.basis,
        meja_daur.entri(),
        asal,
        disebut or HARI,
        SAAT,
        Disebut(None, disebut),
        kepercayaan,
        ZoneInfo("Asia/Makassar"),
    )

    with meja_daur.basis.baca() as sambungan:
        terakhir = kejadian_naskah(sambungan, meja_daur.entri().kunci)[-1]
    return terakhir.data["ditandatangani"]


def test_an_ordinary_scan_says_nothing_of_electronic_signatures(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    assert meja_daur.tandatangani(meja_daur.pindaian()).tanda == TANPA_TANDA
    with meja_daur.basis.baca() as sambungan:
        assert "tanda_elektronik" not in kejadian_naskah(sambungan, meja_daur.entri().kunci)[-1].data


def test_a_copy_that_was_changed_after_it_was_signed_electronically_is_refused(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    sebelum = meja_daur.isi_outbox()
    with pytest.raises(GalatOutbox, match="bukan salinan bertanda tangan: PDF ini berubah") as galat:
        meja_daur.tandatangani(meja_daur.pindaian("surat.pdf", ttd.sambung(ttd.tandatangani())))
    assert galat.value.saran.startswith("Pakai berkas yang diterima dari penanda tangan")
    assert (meja_daur.isi_outbox(), meja_daur.entri().status) == (sebelum, StatusNaskah.SIAP_TTD)


def test_what_is_taken_in_is_what_was_checked(meja_daur: MejaDaur, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves over the file while it is looked at."""
    meja_daur.siapkan()
    asal = meja_daur.pindaian("surat.pdf")
    kenali = baca_salinan.kenali

    def lalu_ditimpa(tempat: Path) -> Pengenalan:
        hasil = kenali(tempat)
        tempat.write_bytes(ttd.sambung(ttd.tandatangani()))
        return hasil

    monkeypatch.setattr(baca_salinan, "kenali", lalu_ditimpa)
    with pytest.raises(GalatOutbox, match="bukan salinan bertanda tangan: PDF ini berubah"):
        meja_daur.tandatangani(asal)


def test_a_file_that_is_not_there_or_is_open_is_refused(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    with pytest.raises(GalatPemakaian, match="tidak ada"):
        meja_daur.tandatangani(meja_daur.folder / "tidak-ada.pdf")
    asal = meja_daur.pindaian("scan.pdf")
    asal.with_name(".~lock.scan.pdf#").write_text(",rusdi,PC-1,;")
    with pytest.raises(GalatOutbox, match="sedang dibuka di LibreOffice oleh rusdi"):
        meja_daur.tandatangani(asal)


def test_the_signed_copy_of_one_letter_is_not_that_of_another(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    meja_daur.siapkan(LAIN, 16)
    asal = meja_daur.pindaian()
    meja_daur.tandatangani(asal)
    with pytest.raises(GalatOutbox, match=r"sudah menjadi salinan bertanda tangan sigi/2026-TW1/undangan-monev"):
        meja_daur.tandatangani(asal, LAIN)
    assert meja_daur.entri(LAIN).berkas_ttd is None
    meja_daur.lepas()
    assert meja_daur.tandatangani(asal, LAIN).berubah


@pytest.mark.parametrize("siapkan", [lambda m: m.taruh(), lambda m: m.siapkan() and m.batal()], ids=["konsep", "batal"])
def test_only_a_letter_that_waits_for_it_is_signed(meja_daur: MejaDaur, siapkan: Callable[[MejaDaur], object]) -> None:
    siapkan(meja_daur)
    status = meja_daur.entri().status
    with pytest.raises(
        GalatOutbox, match=f"{status.kata}, jadi (belum|tidak) dapat dicatat sebagai ditandatangani"
    ) as galat:
        meja_daur.tandatangani(meja_daur.pindaian())
    boleh = ["NOMORI", "NYATAKAN_SIAP", "BATALKAN_NASKAH"] if status is StatusNaskah.KONSEP else []
    assert perintah(galat.value.langkah) == boleh


def test_a_letter_that_was_changed_after_it_was_ready_is_not_the_one_that_was_signed(meja_daur: MejaDaur) -> None:
    sunting(meja_daur.siapkan())
    with pytest.raises(GalatOutbox, match="berubah sesudah dinyatakan siap") as galat:
        meja_daur.tandatangani(meja_daur.pindaian())
    assert galat.value.anjuran is not None
    assert galat.value.anjuran.tindak.name == "NYATAKAN_SIAP"


def test_a_letter_that_was_taken_away_to_be_signed_may_come_home_alone(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan().unlink()
    assert meja_daur.tandatangani(meja_daur.pindaian()).berubah


def test_a_scan_that_is_also_evidence_is_said_to_be(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    asal = meja_daur.pindaian()
    with meja_daur.basis.transaksi() as sambungan:
        for satker in ("sigi", "donggala"):
            nilai = {
                "satker": satker, "berkas": f"2026/{satker}.pdf", "ukuran": 1, "mtime_ns": "1",
                "sha256": berkas.sidik(asal), "diterima": SAAT,
            }  # fmt: skip
            sambungan.execute(sa.insert(berkas_bukti).values(nilai))
    assert meja_daur.tandatangani(asal).di_bukti == ("2026/sigi.pdf",)


def test_a_name_that_is_taken_is_left_to_whoever_has_it(meja_daur: MejaDaur) -> None:
    tempat = meja_daur.siapkan().with_name(SALINAN)
    tempat.write_bytes(b"milik orang")
    hasil = meja_daur.tandatangani(meja_daur.pindaian())
    assert (hasil.salinan.name, tempat.read_bytes()) == (
        "01 undangan-monev (ditandatangani) (2).pdf",
        b"milik orang",
    )


def test_a_disk_that_refuses_leaves_the_letter_waiting(meja_daur: MejaDaur, monkeypatch: pytest.MonkeyPatch) -> None:
    def penuh(*_: object) -> None:
        raise OSError(28, "No space left on device")

    meja_daur.siapkan()
    monkeypatch.setattr(berkas, "pindahkan", penuh)
    with pytest.raises(GalatOutbox, match="disk penuh"):
        meja_daur.tandatangani(meja_daur.pindaian())
    monkeypatch.undo()
    assert meja_daur.entri().status is StatusNaskah.SIAP_TTD
    assert meja_daur.tandatangani(meja_daur.pindaian("scan 2.pdf")).salinan.name == SALINAN


def test_a_scan_that_another_letter_gets_meanwhile_is_refused(
    meja_daur: MejaDaur, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja_daur.siapkan()
    meja_daur.siapkan(LAIN, 16)
    asal, asli = meja_daur.pindaian(), tanda_tangan._niatkan

    def orang_lain_mendahului(*args: Any) -> EntriAgenda:
        monkeypatch.undo()
        hasil = asli(*args)
        meja_daur.tandatangani(asal, LAIN)
        return hasil

    monkeypatch.setattr(tanda_tangan, "_niatkan", orang_lain_mendahului)
    with pytest.raises(GalatOutbox, match="sudah menjadi salinan bertanda tangan sigi/2026-TW1/undangan-wbs"):
        meja_daur.tandatangani(asal)
    assert SALINAN not in meja_daur.isi_outbox()
    assert meja_daur.tandatangani(meja_daur.pindaian("scan 2.pdf")).salinan.name == SALINAN


def test_of_several_who_sign_one_letter_at_once_one_does_and_leaves_nobodys_copy_about(meja_daur: MejaDaur) -> None:
    meja_daur.siapkan()
    semua = [meja_daur.pindaian(f"scan {ke}.pdf") for ke in range(6)]

    def coba(asal: Path) -> Path | None:
        with buka(meja_daur.alamat) as basis, contextlib.suppress(GalatOutbox):
            return MejaDaur(meja_daur.folder, basis).tandatangani(asal).salinan
        return None

    with ThreadPoolExecutor(6) as kolam:
        (salinan,) = (satu for satu in kolam.map(coba, semua) if satu is not None)
    assert berkas.sidik(salinan) == meja_daur.entri().sha256_ttd
    di_samping = {p for p in salinan.parent.iterdir() if p.is_file()}
    assert di_samping == {meja_daur.berkas(), salinan}
    assert [nama for nama, _ in meja_daur.kejadian()].count("DITANDATANGANI") == 1


# Forks once for each n a child that begins a step of a letter and kills itself before the n-th durable step.
MATI_DI_LANGKAH = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox import meja_daur as m
from tata_usaha.agenda.basis_data import buka

awal, langkah = Path(sys.argv[1]), sys.argv[2]

def siapkan(n):
    return Path(shutil.copytree(awal, awal.with_name(f"mati {n}")))

def kerja(tempat, n):
    hitung = mati_sebelum(n, ("rename", "link", "unlink", "chmod"))
    with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        sa.event.listen(basis._mesin, "commit", hitung)
        meja = m.MejaDaur(tempat, basis)
        match langkah:
            case "tandatangani":
                meja.tandatangani(tempat / "unduhan" / "scan 1.pdf")
            case "lepas":
                meja.lepas()
            case "batal":
                meja.batal()

mati_di_setiap_langkah(siapkan, kerja)
"""


def mati_di(langkah: str, awal: Path) -> list[Path]:
    """Return the desks on which a step was begun and killed, each at another durable step."""
    proses = subprocess.run(
        [sys.executable, "-c", MATI_DI_LANGKAH, str(awal), langkah], capture_output=True, text=True, check=False
    )
    assert proses.returncode == 0, proses.stderr
    return [awal.with_name(f"mati {n}") for n in range(1, int(proses.stdout) + 1)]


@pytest.fixture
def awal(tmp_path: Path) -> Iterator[MejaDaur]:
    """Give a desk with one letter that is ready, and two scans."""
    (tmp_path / "awal").mkdir()
    tulis_templat(tmp_path / "awal", templat)
    with buka(f"sqlite:///{tmp_path}/awal/agenda.sqlite3") as basis:
        meja = MejaDaur(tmp_path / "awal", basis)
        meja.siapkan()
        meja.pindaian()
        meja.pindaian("scan 2.pdf")
        yield meja


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_killed_while_signing_the_same_command_or_another_scan_finishes_it(awal: MejaDaur) -> None:
    """What a killed command had laid is never left beside the letter: it is the copy, or kept in riwayat."""
    semua = mati_di("tandatangani", awal.folder)
    assert len(semua) >= 4
    for satu in semua:
        lain = Path(shutil.copytree(satu, satu.with_name(f"{satu.name} lain")))
        for tempat, kedua in ((satu, "scan 1.pdf"), (lain, "scan 2.pdf")):
            with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
                meja = MejaDaur(tempat, basis)
                salinan = meja.tandatangani(tempat / "unduhan" / kedua).salinan
                assert meja.entri().status is StatusNaskah.DITANDATANGANI
                tersisa = {p.name for p in meja.berkas().parent.iterdir() if p.is_file()}
                assert meja.keluhan() == []
            assert salinan.read_bytes() == pdf(kedua)
            assert tersisa == {"01 undangan-monev.docx", SALINAN}


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_killed_while_letting_go_the_same_command_finishes_it(awal: MejaDaur) -> None:
    awal.tandatangani(awal.pindaian())
    semua = mati_di("lepas", awal.folder)
    assert len(semua) >= 4
    for tempat in semua:
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            meja = MejaDaur(tempat, basis)
            meja.lepas()
            entri, isi = meja.entri(), meja.isi_outbox()
            kejadian = [nama for nama, _ in meja.kejadian()]
            assert meja.keluhan() == []
        assert (entri.status, entri.berkas_ttd) == (StatusNaskah.SIAP_TTD, None)
        assert kejadian.count("DILEPAS") == 1
        assert (SALINAN in isi, "01 undangan-monev (ditandatangani) (dilepas).pdf" in isi) == (False, True)


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_killed_while_cancelling_the_same_command_finishes_it(awal: MejaDaur) -> None:
    """Also when a signing that was killed had left its copy: a cancelled draft has none."""
    berkas.simpan(awal.berkas().with_name(SALINAN), pdf())
    setengah = awal.entri().berkas.replace("01 undangan-monev.docx", SALINAN), berkas.sha256(pdf())
    with awal.basis.transaksi() as sambungan:
        agenda.simpan(sambungan, dataclasses.replace(awal.entri(), berkas_ttd=setengah[0], sha256_ttd=setengah[1]))
    semua = mati_di("batal", awal.folder)
    assert len(semua) >= 4
    for tempat in semua:
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            meja = MejaDaur(tempat, basis)
            assert meja.batal().entri.status is StatusNaskah.BATAL
            entri = meja.entri()
            kejadian = [nama for nama, _ in meja.kejadian()]
            isi = meja.isi_outbox()
            assert meja.keluhan() == []
        assert (entri.berkas_ttd, kejadian.count("BATAL")) == (None, 1)
        assert (SALINAN in isi, "01 undangan-monev (ditandatangani) (dilepas).pdf" in isi) == (False, True)
