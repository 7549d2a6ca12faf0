"""The office's own data are changed by people at the desk: judged first, written once, told in the register."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import Kejadian, kejadian_naskah
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.isian_pejabat import PermintaanPejabat
from tata_usaha.kerja.kantor import (
    PermintaanKantor,
    ganti_logo,
    lihat_kantor,
    periksa_perubahan,
    ubah_kantor,
)
from tata_usaha.kerja.pejabat import lihat_pejabat, periksa_pejabat, ubah_pejabat
from tests.conftest import Meja
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum

SITI = Pelaku("Siti (siti)")
ALAMAT = "Jl. Palu–Palolo Nomor 1, Sigi 94364"


def berkas_sigi(meja: Meja, nama: str) -> Path:
    return meja.pengaturan.plan / "sigi" / nama


def kejadian(meja: Meja, nama: str = "satker.yaml") -> list[Kejadian]:
    with buka(meja.pengaturan.database) as basis, basis.baca() as sambungan:
        return kejadian_naskah(sambungan, f"sigi/kantor/{nama}")


def minta(**ganti: str) -> PermintaanKantor:
    return PermintaanKantor("sigi", {k.replace("__", "."): v for k, v in ganti.items()})


def nilai(meja: Meja, kunci: str) -> str:
    return next(f.nilai for f in lihat_kantor(meja.pengaturan, "sigi").semua if f.bidang.kunci == kunci)


def test_only_the_value_changes_and_the_register_says_who_did_it(meja: Meja) -> None:
    tempat = berkas_sigi(meja, "satker.yaml")
    lama = tempat.read_bytes()
    ubah_kantor(meja.pengaturan, SITI, minta(kop__alamat=f"  {ALAMAT} ", rapat__tempat=""))
    assert tempat.read_bytes() == lama.replace(b"alamat: null", f"alamat: {ALAMAT}".encode())
    akan, sudah = kejadian(meja)
    assert (akan.peristiwa, sudah.peristiwa, sudah.oleh) == ("AKAN_DIUBAH", "DIUBAH", "Siti (siti)")
    assert sudah.data["kop.alamat"] == f"(kosong) → {ALAMAT}"
    assert nilai(meja, "kop.alamat") == ALAMAT
    assert meja.zi("periksa").kode == 0
    ubah_kantor(meja.pengaturan, SITI, minta(kop__alamat=ALAMAT))
    assert len(kejadian(meja)) == 2


@pytest.mark.tahan
def test_every_fact_that_is_offered_can_be_changed_and_taken_back(meja: Meja) -> None:
    kini = lihat_kantor(meja.pengaturan, "sigi")
    contoh = {
        "surel": "kantor@sigi.example",
        "jam": "13.30",
        "angka": "7",
        "pilih": "Kamis",
        "jabatan": "Notulis Rapat",
    }
    baru = {f.bidang.kunci: contoh.get(f.bidang.jenis, "belum ada") for f in kini.semua}
    assert len(baru) > 30
    hasil = ubah_kantor(meja.pengaturan, SITI, PermintaanKantor("sigi", baru, kini.dasar))
    assert len(hasil.perubahan) == len(baru)
    semula = {f.bidang.kunci: f.nilai for f in kini.semua}
    ubah_kantor(meja.pengaturan, SITI, PermintaanKantor("sigi", semula))
    assert [f.nilai for f in lihat_kantor(meja.pengaturan, "sigi").semua] == list(semula.values())


def test_a_post_may_be_typed_as_it_is_called(meja: Meja) -> None:
    ubah_kantor(meja.pengaturan, SITI, minta(fakta__rapat__pimpinan="ketua kpu kabupaten sigi"))
    assert nilai(meja, "fakta.rapat.pimpinan") == "ketua"


@pytest.mark.parametrize(
    ("kunci", "isi", "sebab"),
    [
        ("kop.surel", "bukan alamat", "alamat surel"),
        ("rapat.pukul", "25.00", "jam dengan titik"),
        ("rapat.hari", "minggu", "Pilih salah satu"),
        ("rapat.sampai", " ", "Harus diisi"),
        ("kop.alamat", "[isi: alamat kantor]", "kosongkan"),
        ("rapat.undangan_hari_kerja", "lima", "bilangan"),
        ("kop.telepon", "9" * 301, "huruf"),
    ],
)
def test_what_cannot_be_is_told_beside_its_fact_and_nothing_is_written(
    meja: Meja, kunci: str, isi: str, sebab: str
) -> None:
    lama = berkas_sigi(meja, "satker.yaml").read_bytes()
    permintaan = PermintaanKantor("sigi", {kunci: isi, "kop.laman": "kpu.example"})
    assert sebab in periksa_perubahan(meja.pengaturan, permintaan).salah[kunci]
    with pytest.raises(GalatPemakaian, match=sebab):
        ubah_kantor(meja.pengaturan, SITI, permintaan)
    assert berkas_sigi(meja, "satker.yaml").read_bytes() == lama


def test_a_change_that_breaks_the_plan_is_told_at_its_fact(meja: Meja) -> None:
    lama = berkas_sigi(meja, "fakta.yaml").read_bytes()
    permintaan = PermintaanKantor("sigi", {"fakta.rapat.pimpinan": "kasubbag-tak-ada"})
    hasil = periksa_perubahan(meja.pengaturan, permintaan)
    assert "fakta.rapat.pimpinan" in hasil.salah
    assert hasil.masalah[0].letak.baris
    with pytest.raises(GalatPemakaian):
        ubah_kantor(meja.pengaturan, SITI, permintaan)
    assert berkas_sigi(meja, "fakta.yaml").read_bytes() == lama


def test_a_plan_with_mistakes_is_told_and_not_written_to(meja: Meja) -> None:
    meja.ubah_rencana("tim: agen-perubahan", "tim: agen-perubahann", "naskah/keputusan/agen-perubahan.yaml")
    assert lihat_kantor(meja.pengaturan, "sigi").galat
    lama = berkas_sigi(meja, "satker.yaml").read_bytes()
    with pytest.raises(GalatRencana) as galat:
        ubah_kantor(meja.pengaturan, SITI, minta(kop__alamat=ALAMAT))
    assert galat.value.masalah
    assert berkas_sigi(meja, "satker.yaml").read_bytes() == lama


def test_a_broken_file_is_shown_with_its_line(meja: Meja) -> None:
    meja.ubah_rencana("zona_waktu: Asia/Makassar", "zona_waktu: [", "satker.yaml")
    kini = lihat_kantor(meja.pengaturan, "sigi")
    assert kini.kelompok == ()
    assert any(m.letak.baris for m in kini.galat)


def test_what_somebody_saves_meanwhile_stays_and_is_told(meja: Meja) -> None:
    kini = lihat_kantor(meja.pengaturan, "sigi")
    meja.ubah_rencana("laman: null", "laman: kpu.example # Budi", "satker.yaml")
    lama = berkas_sigi(meja, "satker.yaml").read_bytes()
    permintaan = PermintaanKantor("sigi", {"kop.alamat": ALAMAT}, kini.dasar)
    with pytest.raises(GalatBentrok):
        periksa_perubahan(meja.pengaturan, permintaan)
    with pytest.raises(GalatBentrok):
        ubah_kantor(meja.pengaturan, SITI, permintaan)
    assert berkas_sigi(meja, "satker.yaml").read_bytes() == lama
    hanya_fakta = PermintaanKantor("sigi", {"fakta.rapat.notulis": "Rina"}, kini.dasar)
    assert ubah_kantor(meja.pengaturan, SITI, hanya_fakta).berkas


def _ubah_serentak(meja: Meja, dasar: dict[str, str], kunci: str, antre: multiprocessing.Queue[str]) -> None:
    permintaan = PermintaanKantor("sigi", {kunci: "Ruang " + kunci}, dasar)
    try:
        ubah_kantor(meja.pengaturan, SITI, permintaan)
        antre.put(kunci)
    except GalatBentrok:
        antre.put("")


@pytest.mark.tahan
def test_of_several_who_save_at_once_one_wins_and_the_others_are_told(meja: Meja) -> None:
    with buka(meja.pengaturan.database):
        pass
    dasar = dict(lihat_kantor(meja.pengaturan, "sigi").dasar)
    cabang = multiprocessing.get_context("fork")
    antre: multiprocessing.Queue[str] = cabang.Queue()
    kunci = ["kop.alamat", "kop.telepon", "kop.laman", "rapat.tempat"]
    anak = [cabang.Process(target=_ubah_serentak, args=(meja, dasar, k, antre)) for k in kunci]
    for satu in anak:
        satu.start()
    hasil = [antre.get(timeout=60) for _ in kunci]
    for satu in anak:
        satu.join()
    menang = [k for k in hasil if k]
    assert len(menang) == 1
    isi = {f.bidang.kunci: f.nilai for f in lihat_kantor(meja.pengaturan, "sigi").semua}
    assert [k for k in kunci if isi[k]] == menang


@pytest.mark.tahan
def test_killed_anywhere_the_file_is_the_old_or_the_new_one_and_the_record_is_completed(
    meja: Meja,
) -> None:
    tempat = berkas_sigi(meja, "satker.yaml")
    lama = tempat.read_bytes()
    baru = lama.replace(b"alamat: null", b"alamat: Jl. Satu")

    def siapkan(_: int) -> Path:
        assert tempat.read_bytes() in {lama, baru}
        berkas.simpan(tempat, lama)
        return tempat

    def kerja(_: Path, n: int) -> None:
        mati_sebelum(n, ["replace", "link", "unlink", "fsync"])
        ubah_kantor(meja.pengaturan, SITI, minta(kop__alamat="Jl. Satu"))

    mati_di_setiap_langkah(siapkan, kerja)
    assert tempat.read_bytes() in {lama, baru}
    ubah_kantor(meja.pengaturan, SITI, minta(kop__alamat="Jl. Dua"))
    assert b"Jl. Dua" in tempat.read_bytes()
    assert kejadian(meja)[-1].peristiwa == "DIUBAH"
    assert not list(tempat.parent.glob(".zi-*.tmp"))
    assert meja.zi("periksa").kode == 0


def test_a_record_that_was_cut_off_names_who_did_it(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    asli = berkas.simpan

    def simpan_lalu_mati(tujuan: Path, isi: bytes) -> None:
        asli(tujuan, isi)
        raise KeyboardInterrupt

    monkeypatch.setattr(berkas, "simpan", simpan_lalu_mati)
    with pytest.raises(KeyboardInterrupt):
        ubah_kantor(meja.pengaturan, SITI, minta(kop__alamat="Jl. Satu"))
    monkeypatch.setattr(berkas, "simpan", asli)
    assert [k.peristiwa for k in kejadian(meja)] == ["AKAN_DIUBAH"]
    ubah_kantor(meja.pengaturan, Pelaku("Budi"), minta(kop__telepon="0451-1"))
    semua = kejadian(meja)
    assert [k.peristiwa for k in semua] == ["AKAN_DIUBAH", "DIUBAH", "AKAN_DIUBAH", "DIUBAH"]
    assert semua[1].data["oleh"] == "Siti (siti)"


@pytest.mark.tahan
def test_a_preview_says_how_many_blanks_an_address_fills(meja: Meja) -> None:
    hasil = periksa_perubahan(meja.pengaturan, minta(kop__alamat=ALAMAT))
    assert hasil.boleh
    assert hasil.mengisi is not None
    assert hasil.mengisi.isian == hasil.mengisi.naskah > 50


# officials


def sekretaris(**lain: str) -> PermintaanPejabat:
    return PermintaanPejabat("sigi", "sekretaris", **lain)  # type: ignore[arg-type]


def pemangku(meja: Meja, jabatan: str = "sekretaris") -> list[tuple[str, str, str, bool]]:
    data = lihat_pejabat(meja.pengaturan, "sigi")
    milik = next(isi for kode, _, isi in data.jabatan if kode == jabatan)
    return [(p.nama, str(p.dari), str(p.sampai), p.kini) for p in milik]


def test_what_nobody_has_said_is_filled_into_the_entry_that_is_there(meja: Meja) -> None:
    lama = berkas_sigi(meja, "pejabat.yaml").read_bytes()
    hasil = ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Rina, S.H.", nip="19800101 200501 2 001"))
    assert [b.label for b in hasil.perubahan] == [
        "Nama Sekretaris KPU Kabupaten Sigi",
        "NIP Sekretaris KPU Kabupaten Sigi",
    ]
    baru = berkas_sigi(meja, "pejabat.yaml").read_bytes()
    assert len(baru.splitlines()) == len(lama.splitlines())
    assert pemangku(meja) == [("Rina, S.H.", "None", "None", True)]
    assert meja.zi("rencana", "periksa").kode == 0


def test_a_known_name_is_put_right_only_with_a_reason(meja: Meja) -> None:
    salah = PermintaanPejabat("sigi", "ketua", nama="Soleman, S.Sos.")
    assert "alasan" in periksa_pejabat(meja.pengaturan, salah).salah
    with pytest.raises(GalatPemakaian, match="orangnya berganti"):
        ubah_pejabat(meja.pengaturan, SITI, salah)
    ubah_pejabat(
        meja.pengaturan, SITI, PermintaanPejabat("sigi", "ketua", nama="Soleman, S.Sos.", alasan="gelar kurang")
    )
    assert kejadian(meja, "pejabat.yaml")[-1].alasan == "gelar kurang"


def test_a_successor_is_a_new_entry_and_letters_of_old_days_name_the_old_one(meja: Meja) -> None:
    ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Rina, S.H."))
    ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Andi, S.E.", berlaku_dari="2026-08-03"))
    assert {p[:3] for p in pemangku(meja)} == {
        ("Rina, S.H.", "None", "2026-08-02"),
        ("Andi, S.E.", "2026-08-03", "None"),
    }
    assert meja.zi("rencana", "periksa").kode == 0


def test_who_stands_in_ends_nobodys_term(meja: Meja) -> None:
    ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Rina, S.H."))
    tanpa_akhir = sekretaris(nama="Budi", cara="plh", berlaku_dari="2026-09-01")
    assert "berlaku_sampai" in periksa_pejabat(meja.pengaturan, tanpa_akhir).salah
    ubah_pejabat(
        meja.pengaturan,
        SITI,
        sekretaris(nama="Budi", cara="plh", berlaku_dari="2026-09-01", berlaku_sampai="2026-09-14"),
    )
    assert {p[:3] for p in pemangku(meja)} == {("Rina, S.H.", "None", "None"), ("Budi", "2026-09-01", "2026-09-14")}


def test_days_that_overlap_a_later_holder_are_refused_at_their_field(meja: Meja) -> None:
    ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Rina, S.H."))
    ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Andi, S.E.", berlaku_dari="2026-08-03"))
    lama = berkas_sigi(meja, "pejabat.yaml").read_bytes()
    terlalu_dini = sekretaris(nama="Cici", berlaku_dari="2026-07-01")
    assert "hari yang sama" in periksa_pejabat(meja.pengaturan, terlalu_dini).salah["berlaku_dari"]
    with pytest.raises(GalatPemakaian):
        ubah_pejabat(meja.pengaturan, SITI, terlalu_dini)
    assert berkas_sigi(meja, "pejabat.yaml").read_bytes() == lama


def test_a_stale_list_of_officials_is_refused(meja: Meja) -> None:
    dasar = lihat_pejabat(meja.pengaturan, "sigi").dasar
    ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Rina, S.H."))
    with pytest.raises(GalatBentrok):
        ubah_pejabat(meja.pengaturan, SITI, sekretaris(nama="Andi", alasan="x", dasar=dasar))


@pytest.mark.parametrize("nip", ["123", "1980010120050120011"])
def test_a_nip_that_is_none_is_told_at_its_field(meja: Meja, nip: str) -> None:
    assert "18 angka" in periksa_pejabat(meja.pengaturan, sekretaris(nip=nip)).salah["nip"]


def test_a_logo_is_judged_and_an_earlier_one_stays(meja: Meja, tmp_path: Path) -> None:
    from PIL import Image

    satu, dua, bukan = tmp_path / "a.png", tmp_path / "b.png", tmp_path / "c.png"
    Image.new("RGB", (80, 80), "red").save(satu)
    Image.new("RGB", (80, 80), "blue").save(dua)
    bukan.write_text("bukan gambar")
    ganti_logo(meja.pengaturan, SITI, "sigi", satu, None)
    ganti_logo(meja.pengaturan, SITI, "sigi", dua, None)
    assert len(list(berkas_sigi(meja, "").glob("logo-*.png"))) == 2
    with pytest.raises(GalatPemakaian, match="gambar"):
        ganti_logo(meja.pengaturan, SITI, "sigi", bukan, None)
    ganti_logo(meja.pengaturan, SITI, "sigi", None, None)
    assert lihat_kantor(meja.pengaturan, "sigi").logo == ""
    assert meja.zi("rencana", "periksa").kode == 0
