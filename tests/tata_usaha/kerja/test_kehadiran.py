"""Who came to a meeting is entered afterwards; the notula and the reports tell it, and nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.kehadiran import PermintaanHadir, baca_orang, catat_kehadiran, lihat_kehadiran
from tests.conftest import Meja, data
from tests.tata_usaha.kerja.test_rapat import berkas, teks
from tests.tata_usaha.outbox.test_siap import ganti_teks
from zi_model.kehadiran import Hadir
from zi_model.periode import Periode

TW1 = Periode.parse("2026-TW1")
NOTULA = "sigi/2026-TW1/notula-monev"


@pytest.fixture
def usai(meja: Meja, jam: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Meja:
    """Return the office on the day after the first quarter's meeting, its packet drafted."""
    monkeypatch.setenv("ZI_OLEH", "Sari")
    jam("2026-03-05T09:00+08:00")
    assert meja.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
    jam("2026-03-27T09:00+08:00")
    return meja


def hadir(meja: Meja, *kata: str) -> dict[str, Any]:
    isi: Any = data(meja.zi("rapat", "hadir", "monev", "2026-TW1", *kata, "--json"))
    return isi  # type: ignore[no-any-return]


def tersimpan(meja: Meja) -> Any:
    return yaml.safe_load((meja.pengaturan.plan / "sigi/kehadiran-2026.yaml").read_text(encoding="utf-8"))


@pytest.mark.tahan
def test_the_notula_that_nobody_touched_tells_who_came(usai: Meja) -> None:
    notula = berkas(usai, "03 Notula")
    assert "jumlah yang hadir menurut daftar hadir" in teks(notula)
    hasil = hadir(usai, "--orang", "ketua", "--orang", "sekretaris", "--lain", "Budi; Staf Pelaksana")
    assert [n["hasil"] for n in hasil["naskah"]] == ["DIGANTI"]
    assert "3 orang" in teks(notula)
    assert "Ketua KPU Kabupaten Sigi" in teks(notula)
    assert "jumlah yang hadir menurut daftar hadir" not in teks(notula)
    orang = tersimpan(usai)["rapat"][0]["hadir"]
    assert [o.get("pejabat") for o in orang] == ["ketua", "sekretaris", None]
    assert orang[2] == {"nama": "Budi", "jabatan": "Staf Pelaksana"}
    with buka(usai.pengaturan.database) as basis, basis.baca() as sambungan:
        (satu,) = [k for k in kejadian_naskah(sambungan, NOTULA) if k.peristiwa == "KEHADIRAN_DICATAT"]
    assert (satu.oleh, satu.data["jumlah"]) == ("Sari", 3)
    assert usai.zi("periksa").kode == 0
    assert usai.zi("rencana", "periksa").kode == 0


@pytest.mark.tahan
def test_the_same_once_more_changes_nothing_and_another_takes_its_place(usai: Meja) -> None:
    hadir(usai, "--orang", "ketua")
    dulu = (usai.pengaturan.plan / "sigi/kehadiran-2026.yaml").read_bytes()
    assert hadir(usai, "--orang", "ketua")["berubah"] is False
    assert (usai.pengaturan.plan / "sigi/kehadiran-2026.yaml").read_bytes() == dulu
    assert hadir(usai, "--semua", "--kecuali", "ketua")["berubah"] is True
    assert [o["pejabat"] for o in tersimpan(usai)["rapat"][0]["hadir"]][:2] == ["anggota-1", "anggota-2"]


def test_a_notula_that_people_wrote_in_is_filled_and_keeps_their_words(usai: Meja) -> None:
    notula = berkas(usai, "03 Notula")
    ganti_teks(notula, "Pimpinan hadir", "Unsur pimpinan")
    hasil = hadir(usai, "--orang", "ketua", "--orang", "sekretaris")
    assert (hasil["diisi"], hasil["naskah"]) == (True, [])
    assert "Unsur pimpinan" in teks(notula)
    assert "2 orang" in teks(notula)
    assert berkas(usai, "03 Notula") == notula


@pytest.mark.tahan
def test_a_notula_filled_for_people_gets_no_new_draft_beside_it(usai: Meja) -> None:
    notula = berkas(usai, "03 Notula")
    ganti_teks(notula, "Pimpinan hadir", "Unsur pimpinan")
    for orang, jumlah in (["ketua"], "1 orang"), (["ketua", "sekretaris"], "2 orang"):
        assert hadir(usai, *(k for o in orang for k in ("--orang", o)))["diisi"] is True
        assert jumlah in teks(notula), "an entry mended later is told as well"
        assert usai.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
        assert berkas(usai, "03 Notula") == notula, "the only one: none lies beside it"
    assert usai.zi("periksa").kode == 0
    satker = usai.pengaturan.plan / "sigi/satker.yaml"
    satker.write_text(
        satker.read_text(encoding="utf-8").replace("alamat: null", "alamat: Jalan Baru 1"), encoding="utf-8"
    )
    assert usai.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
    assert list(notula.parent.glob("03 Notula*(konsep baru).docx")), "what is news is shown"


def test_without_a_leader_the_notula_goes_on_asking_for_them(usai: Meja) -> None:
    hadir(usai, "--lain", "Budi; Staf", "--lain", "Ani")
    isi = teks(berkas(usai, "03 Notula"))
    assert "2 orang" in isi
    assert "unsur pimpinan yang hadir" in isi


def test_nothing_is_entered_before_the_meeting(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-03-20T09:00+08:00")
    hasil = meja.zi("rapat", "hadir", "monev", "2026-TW1", "--semua")
    assert (hasil.kode, "Rapatnya baru Kamis, 26 Maret 2026." in hasil.err) == (2, True)
    assert not (meja.pengaturan.plan / "sigi/kehadiran-2026.yaml").exists()


def test_what_nobody_entered_is_told_as_not_entered(usai: Meja) -> None:
    hasil = usai.zi("rapat", "hadir", "monev", "2026-TW1")
    assert hasil.kode == 0, hasil.err
    assert "Belum dicatat siapa yang hadir" in hasil.out
    assert hadir(usai)["hadir"] is None


def test_a_name_that_nobody_has_or_several_have_is_refused(usai: Meja) -> None:
    for nama, kata in (("Tukijo", "Tidak ada “Tukijo”"), ("kasubbag", "dapat berarti")):
        hasil = usai.zi("rapat", "hadir", "monev", "2026-TW1", "--orang", nama)
        assert (hasil.kode, kata in hasil.err) == (2, True), hasil.err


@pytest.mark.tahan
def test_who_looked_at_another_list_is_refused(usai: Meja) -> None:
    lama = lihat_kehadiran(usai.pengaturan, "sigi", "monev", TW1)
    hadir(usai, "--orang", "ketua")
    permintaan = PermintaanHadir("sigi", "monev", TW1, frozenset({"pejabat:sekretaris"}), dasar=lama.dasar)
    with pytest.raises(GalatBentrok, match="sudah diubah oleh Sari"):
        catat_kehadiran(usai.pengaturan, Pelaku("Budi"), permintaan)
    assert [o["pejabat"] for o in tersimpan(usai)["rapat"][0]["hadir"]] == ["ketua"]


@pytest.mark.tahan
def test_a_notula_that_is_issued_stays(usai: Meja) -> None:
    hadir(usai, "--orang", "ketua")
    notula = berkas(usai, "03 Notula")
    hasil = usai.zi("outbox", "nomori", NOTULA, "--nomor", "9", "--tanggal", "2026-03-27")
    assert hasil.kode == 0, hasil.err
    isi = re.findall(r"\[isi: ([^\]]+)\]", teks(notula))
    for satu in dict.fromkeys(isi):
        ganti_teks(notula, f"[isi: {satu}]", "30 April 2026" if satu == "batas waktu" else "Sudah dibahas.")
    hasil = usai.zi("outbox", "siap", NOTULA, "--tetap", "--alasan", "Dasar hukum sudah dibaca.")
    assert hasil.kode == 0, hasil.err
    dulu = notula.read_bytes()
    assert hadir(usai, "--orang", "sekretaris")["perhatian"] == [
        "Notulanya sudah ditetapkan; yang tertulis di sana tetap."
    ]
    assert notula.read_bytes() == dulu


@pytest.mark.tahan
def test_people_s_own_comments_in_the_file_stay(usai: Meja) -> None:
    hadir(usai, "--orang", "ketua")
    tempat = usai.pengaturan.plan / "sigi/kehadiran-2026.yaml"
    tempat.write_text(tempat.read_text(encoding="utf-8") + "# dari daftar hadir asli\n", encoding="utf-8")
    hadir(usai, "--orang", "sekretaris")
    assert tempat.read_text(encoding="utf-8").endswith("# dari daftar hadir asli\n")
    assert usai.zi("rencana", "periksa").kode == 0


def test_a_meeting_that_there_is_not_is_a_mistake_of_the_file(usai: Meja) -> None:
    tempat = usai.pengaturan.plan / "sigi/kehadiran-2026.yaml"
    tempat.write_text("rapat:\n  - {rapat: monef, periode: 2026-TW1, hadir: [{nama: Ani}]}\n", encoding="utf-8")
    hasil = usai.zi("rencana", "periksa")
    assert hasil.kode != 0
    assert "rapat “monef” untuk 2026-TW1 tidak ada" in hasil.out + hasil.err


@pytest.mark.parametrize(
    ("ditulis", "orang"),
    [
        ("Ani, S.H.; Staf\n\n  Budi  ", (Hadir(nama="Ani, S.H.", jabatan="Staf"), Hadir(nama="Budi"))),
        ("", ()),
    ],
)
def test_others_are_written_one_a_line(ditulis: str, orang: tuple[Hadir, ...]) -> None:
    assert baca_orang(ditulis) == orang


def test_a_line_without_a_name_is_refused() -> None:
    with pytest.raises(GalatPemakaian, match="tidak menyebut nama"):
        baca_orang("; Staf")


@pytest.mark.tahan
def test_names_that_look_like_yaml_come_back_as_they_were(usai: Meja) -> None:
    aneh = 'Ani "Nana" {x}: #1, S.H.'
    hadir(usai, "--lain", f"{aneh}; Staf: umum")
    assert hadir(usai)["hadir"] == [{"nama": aneh, "jabatan": "Staf: umum", "pejabat": ""}]
