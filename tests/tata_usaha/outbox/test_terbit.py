"""What a report recommends is kept as people left it, from the step that issues it until it is opened or cancelled."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda import buku
from tata_usaha.agenda import terbit as catatan_terbit
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.agenda.skema import jawaban_tindak_lanjut, terbit
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.baca_terbit import IsiTerbaca
from tata_usaha.outbox import catat_terbit
from tata_usaha.outbox.buka import buka_kembali
from tata_usaha.outbox.catat_terbit import lengkapi_terbit
from tata_usaha.outbox.periksa_batas import tolak_batas_lewat
from tata_usaha.outbox.syarat_nomor import Kehendak
from tata_usaha.outbox.tanda_tangan import tandatangani
from tata_usaha.surat.cetak_naskah import cetak
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.naskah_uji import naskah_uji
from tests.tata_usaha.outbox.meja_daur import SAAT, UNDANGAN
from tests.tata_usaha.outbox.meja_terbit import (
    BARIS,
    LAPORAN,
    TW1,
    BarisRekomendasi,
    IsiRekomendasi,
    MejaTerbit,
    Penyunting,
    baris,
)
from tests.tata_usaha.outbox.test_nomori import HARI
from tests.zi_model.bahan_sigi import kantor
from zi_model.daur_naskah import StatusNaskah
from zi_model.terbit import NaskahTerbit, RekomendasiTerbit

SEMULA = {
    "2026-TW1/1": "Lengkapi notula rapat.",
    "2026-TW1/2": "Serahkan daftar hadir.",
    "2026-TW1/3": "Unggah laporan PPID.",
}


@pytest.fixture
def meja(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaTerbit]:
    with buka(url_agenda_tahan) as basis:
        meja = MejaTerbit(tmp_path, basis)
        meja.siapkan_templat()
        yield meja


def jalankan(meja: MejaTerbit, perintah: sa.Executable) -> None:
    with meja.basis.transaksi("sigi") as sambungan:
        sambungan.execute(perintah)


def test_a_report_that_is_ready_is_kept_with_its_number_figures_and_rows(meja: MejaTerbit) -> None:
    hasil = meja.terbitkan()
    assert (hasil.rekomendasi, hasil.sebagai_data()["rekomendasi"]) == (3, 3)
    (naskah,) = meja.terbit()
    assert naskah == NaskahTerbit(
        kunci=f"sigi/2026-TW1/{LAPORAN}",
        jenis=LAPORAN,
        periode=TW1,
        status=StatusNaskah.SIAP_TTD,
        nomor="15/PW.02-Und/7210/2026",
        tanggal=HARI,
        isi={
            "nomor": "15",
            "tanggal": "18 Maret 2026",
            "keadaan-sampai": "14 Maret 2026",
            "angka.terpenuhi": "23",
        },
        rekomendasi=naskah.rekomendasi,
    )
    assert naskah.rekomendasi[0] == RekomendasiTerbit(
        "2026-TW1/1",
        1,
        "Lengkapi notula rapat.",
        "Sub Bagian KUL",
        "30 April 2026",
        dt.date(2026, 4, 30),
        (("1.3.1.1", TW1), ("1.3.1.2", TW1)),
        "terlambat",
    )
    assert naskah.rekomendasi[2].batas == dt.date(2026, 5, 31)
    assert meja.keluhan_terbit() == []


def test_what_people_did_to_the_rows_is_what_later_letters_quote(meja: MejaTerbit) -> None:
    tempat = meja.taruh_laporan()
    orang = Penyunting(tempat).tulis(1, 1, "Lengkapi notula, lalu unggah.").tulis(1, 3, "15/5/2026").coret(2).salin(1)
    orang.tambah("4", "Laksanakan bimbingan teknis.", "Sekretaris", "akhir Juni 2026").simpan()
    meja.nomori(15, LAPORAN, HARI)
    assert meja.siap().rekomendasi == 4
    (naskah,) = meja.terbit()
    assert [(r.id, r.teks, r.aturan, str(r.batas)) for r in naskah.rekomendasi] == [
        ("2026-TW1/1", "Lengkapi notula, lalu unggah.", "terlambat", "2026-05-15"),
        ("2026-TW1/2", "Unggah laporan PPID.", "terlambat", "2026-05-31"),
        ("2026-TW1/3", "Lengkapi notula, lalu unggah.", "", "2026-05-15"),
        ("2026-TW1/4", "Laksanakan bimbingan teknis.", "", "2026-06-30"),
    ]


def test_a_report_that_is_opened_again_says_nothing_and_made_ready_anew_keeps_the_names(meja: MejaTerbit) -> None:
    meja.terbitkan()
    assert meja.rekomendasi() == SEMULA
    meja.buka(LAPORAN)
    assert meja.terbit() == ()
    dijawab = {"satker": "sigi", "id": "2026-TW1/1", "saat": SAAT, "oleh": "Sari", "catatan": "sudah"}
    jalankan(meja, sa.insert(jawaban_tindak_lanjut).values(dijawab))
    Penyunting(meja.berkas(LAPORAN)).coret(1).tambah("1", "Tambahan.", "Ketua", "30 Juni 2026").simpan()
    meja.siap()
    assert meja.rekomendasi() == {
        "2026-TW1/2": "Serahkan daftar hadir.",
        "2026-TW1/3": "Unggah laporan PPID.",
        "2026-TW1/4": "Tambahan.",
    }, "what was answered of a struck row is not the new one's"
    assert meja.keluhan_terbit() == []


def test_one_that_is_changed_while_ready_replaces_its_own_and_saying_ready_twice_changes_nothing(
    meja: MejaTerbit,
) -> None:
    meja.terbitkan()
    with meja.basis.baca() as sambungan:
        sebelum = catatan_terbit.riwayat_terbit(sambungan, meja.entri(LAPORAN).kunci)
    assert not meja.siap().berubah
    assert meja.siap().rekomendasi == 3
    with meja.basis.baca() as sambungan:
        assert catatan_terbit.riwayat_terbit(sambungan, meja.entri(LAPORAN).kunci) == sebelum
    Penyunting(meja.berkas(LAPORAN)).coret(3).simpan()
    assert meja.siap().berubah
    assert list(meja.rekomendasi()) == ["2026-TW1/1", "2026-TW1/2"]


def test_a_cancelled_report_is_quoted_no_more(meja: MejaTerbit) -> None:
    meja.terbitkan()
    meja.batal(LAPORAN)
    assert meja.terbit() == ()
    assert meja.keluhan_terbit() == []


@pytest.mark.tahan
def test_a_report_that_another_letter_revokes_is_quoted_no_more(meja: MejaTerbit) -> None:
    meja.terbitkan(jenis="laporan-lain", nomor=16)
    meja.tandatangani(meja.pindaian("a.pdf"), "laporan-lain")
    assert [n.status for n in meja.terbit()] == [StatusNaskah.DITANDATANGANI]
    meja.terbitkan(jenis="laporan-pencabut", nomor=17)
    meja.tandatangani(meja.pindaian("b.pdf"), "laporan-pencabut")
    meja.batal("laporan-lain", oleh="laporan-pencabut")
    assert [n.jenis for n in meja.terbit()] == ["laporan-pencabut"]
    assert meja.keluhan_terbit() == []


@pytest.mark.tahan
def test_a_wrong_scan_that_is_let_go_changes_nothing_of_what_the_report_says(meja: MejaTerbit) -> None:
    meja.terbitkan()
    meja.tandatangani(meja.pindaian(), LAPORAN)
    meja.lepas(LAPORAN)
    assert meja.rekomendasi() == SEMULA


def test_a_notula_names_what_it_asks_by_itself(meja: MejaTerbit) -> None:
    meja.terbitkan(jenis="notula-monev")
    assert list(meja.rekomendasi()) == [f"2026-TW1/notula-monev/{n}" for n in (1, 2, 3)]


def test_an_invitation_binds_from_its_number_on_and_stays_while_it_is_opened_with_it(meja: MejaTerbit) -> None:
    meja.taruh_laporan(baris(1, "Hadir.", "1.3.1.1"), jenis=UNDANGAN)
    assert meja.terbit() == ()
    meja.nomori()
    (naskah,) = meja.terbit()
    assert (naskah.status, naskah.nomor, naskah.isi["tanggal"]) == (
        StatusNaskah.KONSEP,
        "15/PW.02-Und/7210/2026",
        "18 Maret 2026",
    )
    meja.nomori(16, hari=HARI + dt.timedelta(days=1), kehendak=Kehendak(ganti=True, alasan="salah"))
    assert meja.terbit()[0].isi["tanggal"] == "19 Maret 2026"
    meja.siap(UNDANGAN)
    meja.buka()
    assert [n.status for n in meja.terbit()] == [StatusNaskah.KONSEP]
    assert meja.keluhan_terbit() == []
    meja.batal()
    assert meja.terbit() == ()
    assert meja.keluhan_terbit() == []


class TestBatas:
    def keluhan(self, meja: MejaTerbit) -> list[str]:
        with pytest.raises(GalatOutbox) as galat:
            meja.siap()
        return [f"{m.kode} {m.pesan}" for m in galat.value.masalah]

    def test_a_deadline_that_cannot_be_read_stops_the_report_with_its_place(self, meja: MejaTerbit) -> None:
        meja.taruh_laporan(*BARIS, baris(4, "Segera.", "1.1.1.1", batas="segera"), baris(5, "Kosong.", "1.1.1.2"))
        Penyunting(meja.berkas(LAPORAN)).tulis(5, 3, "").tulis(1, 1, "").simpan()
        meja.nomori(15, LAPORAN, HARI)
        assert self.keluhan(meja) == [
            "S12 tabel “Rekomendasi” baris 3 kolom 2: baris ini meminta sesuatu dengan batas waktu, tetapi uraiannya "
            "kosong.",
            "S12 tabel “Rekomendasi” baris 6 kolom 4: batas waktu “segera” untuk “Segera.” tidak terbaca sebagai "
            "tanggal.",
            "S12 tabel “Rekomendasi” baris 7 kolom 4: batas waktu untuk “Kosong.” kosong.",
        ]
        assert meja.terbit() == ()

    def test_nothing_is_asked_before_the_letters_own_date_unless_somebody_says_why(self, meja: MejaTerbit) -> None:
        meja.taruh_laporan(baris(1, "Sudah lewat.", "1.1.1.1", batas="17 Maret 2026"), *BARIS[1:])
        (ingat,) = meja.nomori(15, LAPORAN, HARI).perhatian
        assert str(ingat.kode) == "S13"
        assert self.keluhan(meja) == [
            "S13 tabel “Rekomendasi” baris 3 kolom 4: batas waktu 17 Maret 2026 untuk “Sudah lewat.” lebih awal "
            "daripada tanggal naskah, 18 Maret 2026."
        ]
        assert meja.siap(tetap="sudah dikerjakan pada hari rapat").berubah
        assert len(meja.rekomendasi()) == 3

    @pytest.mark.tahan
    def test_the_day_itself_is_in_time(self, meja: MejaTerbit) -> None:
        meja.terbitkan(baris(1, "Hari ini.", "1.1.1.1", batas="18-03-2026"))
        assert len(meja.rekomendasi()) == 1

    @pytest.mark.parametrize("hari", [dt.date(2026, 4, 30), dt.date(2026, 5, 1)])
    def test_nothing_is_laid_that_asks_for_a_day_before_it_is_drafted(self, meja: MejaTerbit, hari: dt.date) -> None:
        isi = dataclasses.replace(naskah_uji(IsiRekomendasi(baris=BARIS[:1])), nama_berkas="04 laporan")
        galat = tolak_batas_lewat(isi, hari, cetak(isi, kantor(), meja.folder))
        assert (galat is None) == (hari == dt.date(2026, 4, 30))
        if galat:
            assert "tabel “Rekomendasi” baris 3 kolom 4: 30 April 2026" in galat.pesan
        polos = dataclasses.replace(isi, isi=IsiRekomendasi(baris=(BarisRekomendasi(nomor="1", teks="x"),)))
        assert tolak_batas_lewat(polos, dt.date(2027, 1, 1), cetak(polos, kantor(), meja.folder)) is not None

    def test_what_is_refused_leaves_a_draft_and_a_half_done_run_in_order(self, meja: MejaTerbit) -> None:
        tempat = meja.taruh_laporan()
        semula, entri = tempat.read_bytes(), meja.entri(LAPORAN)
        with pytest.raises(GalatOutbox, match="tidak boleh"):
            meja.taruh_laporan(*BARIS[:2], tolak=GalatOutbox("tidak boleh"))
        assert (tempat.read_bytes(), meja.entri(LAPORAN)) == (semula, entri)
        with pytest.raises(GalatOutbox, match="tidak boleh"):
            meja.taruh_laporan(jenis="notula-monev", tolak=GalatOutbox("tidak boleh"))
        assert [p.name for p in meja.outbox.rglob("*.docx")] == [tempat.name]
        with meja.basis.baca() as sambungan:
            assert [e.kunci for e in buku.semua(sambungan)] == [entri.kunci], "the register knows of nothing new"
        meja.taruh_laporan(tolak=GalatOutbox("tidak ditanya: tidak ada yang ditulis"))


class TestSusulan:
    """Letters that were ready before this version kept anything of them."""

    def test_the_next_look_reads_them_once_as_of_the_day_they_were_ready(self, meja: MejaTerbit) -> None:
        meja.terbitkan()
        besok = SAAT + dt.timedelta(days=1)
        tandatangani(meja.outbox, meja.basis, meja.entri(LAPORAN), meja.pindaian(), HARI, besok)
        jalankan(meja, sa.delete(terbit))
        assert meja.terbit() == ()
        lengkapi_terbit(meja.outbox, meja.basis, SAAT + dt.timedelta(days=9))
        assert meja.rekomendasi() == SEMULA
        kunci = meja.entri(LAPORAN).kunci
        with meja.basis.baca() as sambungan:
            kejadian = kejadian_naskah(sambungan, kunci)
            (satu,) = catatan_terbit.riwayat_terbit(sambungan, kunci)
        assert (kejadian[-1].peristiwa, kejadian[-1].data["rekomendasi"], satu.sejak) == ("DIBACA", 3, SAAT)
        lengkapi_terbit(meja.outbox, meja.basis, SAAT)
        with meja.basis.baca() as sambungan:
            assert kejadian_naskah(sambungan, kunci) == kejadian
        assert meja.keluhan_terbit() == []

    def test_nothing_is_read_from_another_file_than_the_one_that_was_ready(self, meja: MejaTerbit) -> None:
        tempat = meja.terbitkan().berkas
        jalankan(meja, sa.delete(terbit))
        Penyunting(tempat).coret(1).simpan()
        lengkapi_terbit(meja.outbox, meja.basis, SAAT)
        assert meja.terbit() == ()
        tempat.unlink()
        lengkapi_terbit(meja.outbox, meja.basis, SAAT)
        assert meja.terbit() == ()

    def test_nothing_is_kept_of_a_letter_that_is_opened_while_it_is_read(
        self, meja: MejaTerbit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        meja.terbitkan()
        jalankan(meja, sa.delete(terbit))
        baca = catat_terbit.baca_siap

        def disela(folder: Path, entri: EntriAgenda) -> IsiTerbaca | None:
            terbaca = baca(folder, entri)
            buka_kembali(meja.outbox, meja.basis, entri, "batas waktunya keliru", SAAT)
            return terbaca

        monkeypatch.setattr(catat_terbit, "baca_siap", disela)
        lengkapi_terbit(meja.outbox, meja.basis, SAAT)
        assert meja.terbit() == ()
        assert meja.keluhan_terbit() == []


UBAH_TEKS = sa.update(terbit).values(isi=sa.func.replace(terbit.c.isi, "notula", "risalah"))


@pytest.mark.parametrize(
    ("perintah", "pesan"),
    [
        (UBAH_TEKS, "catatan isi sigi/2026-TW1/laporan-monev tidak benar: berbeda dari kejadiannya."),
        (
            sa.delete(terbit),
            "isi sigi/2026-TW1/laporan-monev tidak tercatat lagi, padahal menurut kejadiannya sudah dibaca.",
        ),
        (
            sa.update(terbit).values(sha256="0" * 64),
            "catatan isi sigi/2026-TW1/laporan-monev tidak benar: dibaca dari berkas yang lain.",
        ),
        pytest.param(
            sa.update(terbit).values(kunci="sigi/2026-TW1/laporan-karangan"),
            "catatan isi sigi/2026-TW1/laporan-karangan tidak benar: naskahnya tidak ada di buku agenda.",
            marks=pytest.mark.tahan,
        ),
    ],
)
def test_a_row_that_somebody_changed_lost_or_made_up_is_found(
    meja: MejaTerbit, perintah: sa.Executable, pesan: str
) -> None:
    meja.terbitkan()
    jalankan(meja, perintah)
    assert pesan in meja.keluhan_terbit(penuh=False)


def test_a_row_that_stands_for_a_letter_which_is_a_draft_again_is_found(meja: MejaTerbit) -> None:
    meja.terbitkan()
    meja.buka(LAPORAN)
    jalankan(meja, sa.update(terbit).values(sampai=None))
    assert meja.keluhan_terbit(penuh=False) == [
        "catatan isi sigi/2026-TW1/laporan-monev tidak benar: naskahnya konsep."
    ]


def _siap_lalu_mati(folder: Path, n: int) -> None:
    langkah = mati_sebelum(n, ("replace", "rename", "link", "unlink"))
    with buka(f"sqlite:///{folder / 'agenda.sqlite3'}") as basis:
        sa.event.listen(basis.mesin, "commit", langkah)
        meja = MejaTerbit(folder, basis)
        Penyunting(meja.berkas(LAPORAN)).coret(1).simpan()
        meja.siap()
        meja.buka(LAPORAN)
        meja.siap()


@pytest.mark.tahan
def test_killed_anywhere_what_is_kept_is_that_of_the_letters_state(tmp_path: Path) -> None:
    """Made ready, opened and made ready again by a child that dies before each of its steps."""
    with buka(f"sqlite:///{tmp_path / 'asal' / 'agenda.sqlite3'}") as basis:
        meja = MejaTerbit(tmp_path / "asal", basis)
        meja.siapkan_templat()
        meja.terbitkan()

    def siapkan(n: int) -> Path:
        return Path(shutil.copytree(tmp_path / "asal", tmp_path / str(n)))

    mati_di_setiap_langkah(siapkan, _siap_lalu_mati)
    semua = [f for f in sorted(tmp_path.iterdir()) if f.name.isdigit()]
    assert len(semua) > 3
    for folder in semua:
        with buka(f"sqlite:///{folder / 'agenda.sqlite3'}") as basis:
            meja = MejaTerbit(folder, basis)
            assert meja.keluhan_terbit() == []
            assert (meja.terbit() == ()) == (meja.entri(LAPORAN).status is StatusNaskah.KONSEP)
            meja.siap()
            assert list(meja.rekomendasi()) == ["2026-TW1/2", "2026-TW1/3"]
