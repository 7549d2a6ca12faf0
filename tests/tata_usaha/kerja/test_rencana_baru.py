"""`zi rencana baru`: next year's plan from this year's, what it tells of, and that nothing is ever overwritten."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tata_usaha.cli.anjuran import kabarkan
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja import rencana_baru
from tata_usaha.kerja.rencana_baru import buat_rencana, rencana_kurang
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja
from zi_model.jadwal import Sekali


def berkas(meja: Meja, tahun: int) -> Path:
    return meja.pengaturan.plan / f"sigi/rencana-aksi-{tahun}.yaml"


def susun(meja: Meja) -> list[dict[str, Any]]:
    hasil = meja.zi("rencana", "baru", "2027", "--json")
    assert hasil.kode == 0, hasil.err
    catatan: list[dict[str, Any]] = json.loads(hasil.out)
    return catatan


def berkode(catatan: list[dict[str, Any]], kode: str) -> list[str]:
    return [c["pesan"] for c in catatan if c["kode"] == kode]


def test_the_new_plan_passes_the_check_and_owes_the_same_a_year_later(meja: Meja) -> None:
    hasil = meja.zi("rencana", "baru", "2027")
    assert hasil.kode == 0, hasil.err
    assert f"Rencana aksi 2027 disusun dari rencana-aksi-2026.yaml: {berkas(meja, 2027)}\n" in hasil.out
    periksa = meja.zi("rencana", "periksa")
    assert periksa.kode == 0, periksa.err
    assert "tahun 2027 baik: 65 indikator, 121 kewajiban" in periksa.out
    lama, baru = (baca_rencana(meja.pengaturan, "sigi", t, dengan_naskah=False) for t in (2026, 2027))
    assert [(k.kode, str(k.periode).replace("2026", "2027")) for k in lama.kewajiban] == [
        (k.kode, str(k.periode)) for k in baru.kewajiban
    ]
    assert (baru.rencana.keputusan.nomor, baru.rencana.keputusan.tanggal) == (None, None)
    assert [b.indikator.penanggung_jawab for b in baru.rencana.baris] == [
        b.indikator.penanggung_jawab for b in lama.rencana.baris
    ]


DIKUTIP = ("uu-7-2017", "permenpanrb-90-2021", "permenpanrb-9-2023", "pkpu-14-2020")
"""What the old decree cites with a slip."""


def test_the_file_keeps_its_layout_and_its_comments(meja: Meja) -> None:
    """Compared with the old one it shows the years, the decree and the head, and nothing else."""
    lama = berkas(meja, 2026).read_text(encoding="utf-8").splitlines()
    susun(meja)
    baru = berkas(meja, 2027).read_text(encoding="utf-8").splitlines()
    judul, kutipan, jdih = (
        next(ke for ke, satu in enumerate(lama) if satu.startswith(f"  {kunci}:"))
        for kunci in ("judul_lampiran", "kutipan", "jdih")
    )
    assert any("KABUAPTEN" in satu for satu in lama[judul - 3 : judul])
    for ke in range(jdih - 1, judul, -1):  # a title and citations with misprints, which are the old decree's
        if lama[ke].startswith("      " if ke > kutipan else "    "):
            del lama[ke]
    kepala, isi = baru[:5], baru[5:]
    assert len(isi) == len(lama[3:])
    beda = [(dulu, kini) for dulu, kini in zip(lama[3:], isi, strict=True) if dulu != kini]
    lain = [(dulu, kini) for dulu, kini in beda if dulu.replace("2026", "2027") != kini]
    assert lain == [
        ('  nomor: "12"', "  nomor: null"),
        ("  tanggal: 2026-01-21", "  tanggal: null"),
        ("  judul_lampiran: >-", "  judul_lampiran: null"),
        *((f"    {id_}: >-", f"    {id_}: null") for id_ in DIKUTIP),
        ("  jdih: Jdih.go.id/sulteng/sigi", "  jdih: null"),
    ]
    assert all(satu.startswith("# ") and len(satu) <= 100 for satu in kepala)
    kata = " ".join(satu.removeprefix("# ") for satu in kepala)
    assert "tahun 2027: usulan" in kata
    assert "dari rencana-aksi-2026.yaml, BELUM ditetapkan" in kata
    assert not {"Nomor 12", "Kabuapten"} & set(re.findall("Nomor 12|Kabuapten", "\n".join(baru)))


def test_every_place_that_a_person_must_look_at_is_told_where_it_stands(meja: Meja) -> None:
    catatan = susun(meja)
    baris = berkas(meja, 2027).read_text(encoding="utf-8").splitlines()
    rencana = baca_rencana(meja.pengaturan, "sigi", 2027, dengan_naskah=False).rencana

    khusus = [b.kode for b in rencana.baris if isinstance(b.indikator.waktu, Sekali)]
    assert [p.split(":")[0] for p in berkode(catatan, "R92")] == khusus
    assert len(khusus) == 39
    assert [p.split(": tahun")[0] for p in berkode(catatan, "R90")] == [
        "keputusan: tentang",
        "1.2.1.1: nama",
        "aksi 2.3.1: nama",
        "aksi 2.3.1: usulan nama",
        "2.3.1.1: nama",
        "2.3.1.1: bukti_fisik",
    ]
    assert berkode(catatan, "R93") == ["nomor dan tanggal keputusan dikosongkan."]
    usulan = berkode(catatan, "R94")
    assert "penanggung jawab 65 baris masih usulan: 1.1.1.1, 1.2.1.1, " in usulan[0]
    assert [u.split(":")[0] for u in usulan[1:] if not u.startswith("aksi ")] == [
        b.kode for b in rencana.baris if b.indikator.usulan
    ]
    assert [u.split(":")[0] for u in usulan if u.startswith("aksi ")] == ["aksi 2.3.1"]
    tempat = {"R92": "target_waktu: ", "R93": "nomor: null", "R94": ":", "R95": "# "}
    for c in catatan:
        assert Path(c["berkas"]).name == "rencana-aksi-2027.yaml"
        assert tempat.get(c["kode"], ":") in baris[c["baris"] - 1]
    diterangkan = [c["baris"] for c in catatan if c["kode"] == "R95"]
    assert [baris[ke - 1].strip()[:30] for ke in diterangkan][-1] == "# Keputusan mencetak nomor 5. "


def test_other_years_are_left_and_told(meja: Meja) -> None:
    meja.ubah_rencana("bukti_fisik: Laporan Evaluasi SOP", "bukti_fisik: Laporan menurut Renstra 2025–2029 dan 2025")
    meja.ubah_rencana("komponen:\n", "komponen:  # seperti tahun 2026\n")
    catatan = susun(meja)
    isi = berkas(meja, 2027).read_text(encoding="utf-8")
    assert "bukti_fisik: Laporan menurut Renstra 2025–2029 dan 2026\n" in isi
    assert berkode(catatan, "R91") == ["2.1.3.1: bukti_fisik: “2025–2029” dibiarkan."]
    assert "2.1.3.1: bukti_fisik: tahun 2025 menjadi 2026." in berkode(catatan, "R90")
    judul, komentar, *_ = (isi.splitlines()[c["baris"] - 1] for c in catatan if c["kode"] == "R95")
    assert "Seperti yang ditandatangani" in judul  # which only explains what the old decree printed
    assert komentar == "komponen:  # seperti tahun 2026"


@pytest.mark.tahan
def test_the_year_after_next_is_made_from_the_new_plan(meja: Meja) -> None:
    """A plan that was made from another says so only of the last one; a decree without number stays without."""
    susun(meja)
    assert meja.zi("rencana", "baru", "2028").kode == 0
    isi = berkas(meja, 2028).read_text(encoding="utf-8")
    assert "rencana-aksi-2026" not in isi
    assert isi.count("BELUM ditetapkan") == 1
    assert meja.zi("rencana", "periksa").kode == 0


def test_a_file_from_windows_keeps_its_line_ends(meja: Meja) -> None:
    lama = berkas(meja, 2026)
    lama.write_bytes(b"\xef\xbb\xbf" + lama.read_bytes().replace(b"\n", b"\r\n"))
    catatan = susun(meja)
    baru = berkas(meja, 2027).read_bytes()
    assert baru.count(b"\n") == baru.count(b"\r\n")
    assert meja.zi("rencana", "periksa").kode == 0
    baris = baru.decode().splitlines()
    assert all("target_waktu: " in baris[c["baris"] - 1] for c in catatan if c["kode"] == "R92")


def test_a_plan_without_a_word_about_itself_gets_one(meja: Meja) -> None:
    lama = berkas(meja, 2026)
    lama.write_text(re.sub(r"\A(?:#.*\n)+\n", "", lama.read_text(encoding="utf-8")), encoding="utf-8")
    meja.ubah_rencana('  nomor: "12"\n  tanggal: 2026-01-21\n', "  nomor:\n")
    susun(meja)
    assert berkas(meja, 2027).read_text(encoding="utf-8").startswith("# Rencana aksi Zona Integritas KPU")
    assert meja.zi("rencana", "periksa").kode == 0


class TestMenolak:
    def test_a_plan_that_exists_is_never_overwritten(self, meja: Meja) -> None:
        berkas(meja, 2027).write_text("milik orang", encoding="utf-8")
        hasil = meja.zi("rencana", "baru", "2027")
        assert hasil.kode == 2
        assert "Rencana aksi tahun 2027 sudah ada di " in hasil.err
        assert berkas(meja, 2027).read_text(encoding="utf-8") == "milik orang"

    def test_not_even_when_it_appears_meanwhile(self, meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
        asli = rencana_baru.susun_rencana_baru

        def didahului(*args: Any) -> Any:
            berkas(meja, 2027).write_text("milik orang", encoding="utf-8")
            return asli(*args)

        monkeypatch.setattr(rencana_baru, "susun_rencana_baru", didahului)
        with pytest.raises(GalatPemakaian, match="sudah ada"):
            buat_rencana(meja.pengaturan, "sigi", 2027)
        assert berkas(meja, 2027).read_text(encoding="utf-8") == "milik orang"
        assert not list(berkas(meja, 2027).parent.glob(".zi-*"))

    def test_a_year_whose_predecessor_has_no_plan(self, meja: Meja) -> None:
        hasil = meja.zi("rencana", "baru", "2029")
        assert hasil.kode == 2
        assert "disusun dari rencana 2028, dan rencana itu tidak ada" in hasil.err
        assert "zi rencana baru 2027" in hasil.err
        assert not berkas(meja, 2029).exists()

    def test_an_old_plan_with_mistakes(self, meja: Meja) -> None:
        meja.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
        hasil = meja.zi("rencana", "baru", "2027")
        assert hasil.kode == 3
        assert "rencana-aksi-2026.yaml:" in hasil.err
        assert not berkas(meja, 2027).exists()


def test_a_missing_plan_is_told_with_its_command_until_it_is_there(meja: Meja) -> None:
    kabar = rencana_kurang(meja.pengaturan, "sigi", dt.date(2026, 11, 1))
    assert kabar is not None
    kalimat = kabarkan(kabar)
    assert kalimat == "Rencana aksi tahun 2027 belum ada; susun dari rencana 2026. Jalankan: zi rencana baru 2027"
    assert rencana_kurang(meja.pengaturan, "sigi", dt.date(2026, 10, 31)) is None
    perintah = kalimat.rpartition(": zi ")[2].split()
    assert meja.zi(*perintah).kode == 0
    assert rencana_kurang(meja.pengaturan, "sigi", dt.date(2026, 11, 1)) is None


def test_the_clock_of_all_commands_can_be_set(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-02-01T00:30+08:00")
    assert json.loads(meja.zi("status", "--json").out)["per"] == "2026-02-01"
