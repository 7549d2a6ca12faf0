"""The list of staff is replaced as a whole: judged first, told by person, the old one kept."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.pegawai import LAMA, ganti_pegawai, lihat_pegawai, periksa_pegawai, unduh_pegawai
from tata_usaha.kerja.tim import PermintaanTim, lihat_tim, ubah_tim
from tests.conftest import Meja
from tests.kantor_pegawai import AGEN, PEGAWAI_CSV, SEKRETARIS, isi_pegawai

SITI = Pelaku("Siti (siti)")


@pytest.fixture
def baru(tmp_path: Path) -> Path:
    tempat = tmp_path / "Data Pegawai Agustus.csv"
    isi = PEGAWAI_CSV.replace("Yusuf Lamato;", "Yusuf Lamato, S.Kom.;").replace("Pengemudi", "Pramubakti")
    baris = [b for b in isi.splitlines() if not b.startswith("Burhanuddin")]
    tempat.write_text("\n".join([*baris, "Cici Amelia;199801012024212001;Analis;KUL;;P;S-1;PNS"]), encoding="utf-8")
    return tempat


def folder(meja: Meja) -> Path:
    return meja.pengaturan.plan / "sigi"


def test_what_changes_is_told_by_person_and_the_old_list_is_kept(meja: Meja, baru: Path) -> None:
    isi_pegawai(folder(meja))
    lama = (folder(meja) / "pegawai.csv").read_bytes()
    hasil = periksa_pegawai(meja.pengaturan, "sigi", baru)
    assert (hasil.banyak, hasil.bertambah, hasil.hilang) == (20, ("Cici Amelia",), ("Burhanuddin",))
    assert hasil.berubah == (
        ("Yusuf Lamato, S.Kom.", "nama Yusuf Lamato → Yusuf Lamato, S.Kom."),
        ("Ferdi Gunawan", "jabatan Pengemudi → Pramubakti"),
    )
    assert (folder(meja) / "pegawai.csv").read_bytes() == lama
    ganti_pegawai(meja.pengaturan, SITI, "sigi", baru, lihat_pegawai(meja.pengaturan, "sigi").dasar)
    (simpanan,) = (folder(meja) / LAMA).iterdir()
    assert simpanan.read_bytes() == lama
    assert unduh_pegawai(meja.pengaturan, "sigi") == ("pegawai.csv", baru.read_bytes())
    ganti_pegawai(meja.pengaturan, SITI, "sigi", baru)
    assert len(list((folder(meja) / LAMA).iterdir())) == 1
    assert meja.zi("rencana", "periksa").kode == 0
    assert meja.zi("periksa").kode == 0


def test_an_excel_file_takes_the_place_of_a_csv(meja: Meja, tmp_path: Path) -> None:
    isi_pegawai(folder(meja))
    buku = openpyxl.Workbook()
    for baris in PEGAWAI_CSV.splitlines():
        buku.active.append(baris.split(";"))
    buku.save(tmp_path / "x.XLSX")
    hasil = ganti_pegawai(meja.pengaturan, SITI, "sigi", tmp_path / "x.XLSX")
    assert hasil.sama
    assert [b.name for b in folder(meja).glob("pegawai.*")] == ["pegawai.xlsx"]
    assert len(list((folder(meja) / LAMA).iterdir())) == 1


def test_what_was_cut_off_between_two_files_is_finished_by_the_same_file_once_more(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    isi_pegawai(folder(meja))
    buku = openpyxl.Workbook()
    for baris in PEGAWAI_CSV.splitlines():
        buku.active.append(baris.split(";"))
    buku.save(tmp_path / "x.xlsx")

    def mati(self: Path, missing_ok: bool = False) -> None:
        if self.name == "pegawai.csv":
            raise KeyboardInterrupt
        asli(self, missing_ok)

    asli = Path.unlink
    monkeypatch.setattr(Path, "unlink", mati)
    with pytest.raises(KeyboardInterrupt):
        ganti_pegawai(meja.pengaturan, SITI, "sigi", tmp_path / "x.xlsx")
    monkeypatch.undo()
    ganti_pegawai(meja.pengaturan, SITI, "sigi", tmp_path / "x.xlsx")
    assert [b.name for b in folder(meja).glob("pegawai.*")] == ["pegawai.xlsx"]
    assert list((folder(meja) / LAMA).iterdir())


def test_a_list_without_whom_an_official_points_to_is_refused(meja: Meja, baru: Path) -> None:
    isi_pegawai(folder(meja))
    lama = (folder(meja) / "pegawai.csv").read_bytes()
    baru.write_text("\n".join(b for b in PEGAWAI_CSV.splitlines() if SEKRETARIS not in b), encoding="utf-8")
    assert any(SEKRETARIS in m.pesan for m in periksa_pegawai(meja.pengaturan, "sigi", baru).masalah)
    with pytest.raises(GalatRencana) as galat:
        ganti_pegawai(meja.pengaturan, SITI, "sigi", baru)
    assert galat.value.masalah
    assert (folder(meja) / "pegawai.csv").read_bytes() == lama
    assert not (folder(meja) / LAMA).exists()


@pytest.mark.parametrize(
    ("nama", "isi"), [("a.pdf", b"%PDF"), ("a.xlsx", b"bukan excel"), ("a.csv", b"nama;NIP\n"), ("a.csv", b"\x00\xff")]
)
def test_what_is_no_list_is_refused(meja: Meja, tmp_path: Path, nama: str, isi: bytes) -> None:
    (tmp_path / nama).write_bytes(isi)
    with pytest.raises((GalatPemakaian, GalatRencana)):
        ganti_pegawai(meja.pengaturan, SITI, "sigi", tmp_path / nama)
    assert lihat_pegawai(meja.pengaturan, "sigi").berkas is None


def test_somebody_elses_list_is_not_replaced_unseen(meja: Meja, baru: Path) -> None:
    dasar = lihat_pegawai(meja.pengaturan, "sigi").dasar
    isi_pegawai(folder(meja))
    with pytest.raises(GalatBentrok):
        ganti_pegawai(meja.pengaturan, SITI, "sigi", baru, dasar)


def test_where_there_is_none_an_empty_one_is_given(meja: Meja) -> None:
    nama, isi = unduh_pegawai(meja.pengaturan, "sigi")
    assert nama == "pegawai.xlsx"
    assert isi.startswith(b"PK")


def test_seats_are_filled_by_officials_and_staff_and_emptied(meja: Meja) -> None:
    isi_pegawai(folder(meja), tunjuk=False)
    lama = (folder(meja) / "pejabat.yaml").read_bytes()
    isi = {"agen-perubahan.1": AGEN[0], "agen-perubahan.2": "kasubbag-perencanaan", "tim-ppid.1": ""}
    hasil = ubah_tim(meja.pengaturan, SITI, PermintaanTim("sigi", isi))
    assert next(b.menjadi for b in hasil.perubahan) == f"Andi Saputra, S.E. (NIP {AGEN[0]})"
    baru = (folder(meja) / "pejabat.yaml").read_text(encoding="utf-8")
    assert f'pegawai: "{AGEN[0]}"' in baru
    assert len(baru.splitlines()) == len(lama.splitlines()) + 1
    assert meja.zi("rencana", "periksa").kode == 0
    ubah_tim(meja.pengaturan, SITI, PermintaanTim("sigi", {"agen-perubahan.1": "", "agen-perubahan.2": ""}))
    kursi = {k.kunci: k.siapa for _, _, semua in lihat_tim(meja.pengaturan, "sigi").tim for k in semua}
    assert (kursi["agen-perubahan.1"], kursi["agen-perubahan.2"], kursi["tim-ppid.1"]) == ("", "", "")


@pytest.mark.parametrize(("kursi", "orang"), [("agen-perubahan.99", "ketua"), ("agen-perubahan.1", "bendahara")])
def test_no_such_seat_or_person_is_told(meja: Meja, kursi: str, orang: str) -> None:
    with pytest.raises(GalatPemakaian, match=r"99|bendahara"):
        ubah_tim(meja.pengaturan, SITI, PermintaanTim("sigi", {kursi: orang}))
