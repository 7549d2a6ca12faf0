"""The office's own data at the desk: what is typed is judged, shown, saved, and kept when something hinders."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from tests.kantor_pegawai import PEGAWAI_CSV, isi_pegawai
from tests.meja.conftest import Situs
from zi_model.pengguna import Peran

ALAMAT = "Jl. Palu–Palolo Nomor 1"
MENUNGGU = "naskah, termasuk yang baru akan disusun tahun ini, menunggu data kantor, pejabat, tim, dan pegawai"


def formulir(halaman: str, tujuan: str) -> dict[str, str]:
    """Return the fields of the form of a page that goes to an address, as a browser would send them."""
    isi = re.search(rf'<form method="post" action="{re.escape(tujuan)}".*?</form>', halaman, re.DOTALL)
    assert isi, tujuan
    hasil = {}
    for masukan in re.findall(r"<input[^>]*>", isi[0]):
        sifat = dict(re.findall(r'([\w-]+)="([^"]*)"', masukan))
        if "name" in sifat and sifat.get("type") != "file":
            hasil[sifat["name"]] = html.unescape(sifat.get("value", ""))
    for nama, teks in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', isi[0], re.DOTALL):
        hasil[nama] = html.unescape(teks)
    for pilih in re.findall(r"<select.*?</select>", isi[0], re.DOTALL):
        nama = re.search(r'name="([^"]*)"', pilih)
        nilai = re.search(r'value="([^"]*)" selected', pilih)
        assert nama
        hasil[nama[1]] = nilai[1] if nilai else ""
    return hasil


def isi_kantor(peramban: TestClient, **isi: str) -> dict[str, str]:
    """Return the form of the office's data with something typed into it."""
    halaman = peramban.get("/kantor")
    assert halaman.status_code == 200
    return formulir(halaman.text, "/kantor/periksa") | isi


def plan(situs: Situs, nama: str) -> Path:
    return situs.kantor.pengaturan.plan / "sigi" / nama


@pytest.mark.tahan
def test_an_address_is_shown_then_saved_and_the_page_says_so(situs: Situs) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    lama = plan(situs, "satker.yaml").read_bytes()
    periksa = peramban.post("/kantor/periksa", data=isi_kantor(peramban, **{"kop-alamat": ALAMAT}))
    assert periksa.status_code == 200
    assert "Mengisi" in periksa.text
    assert ALAMAT in periksa.text
    assert plan(situs, "satker.yaml").read_bytes() == lama
    simpan = peramban.post("/kantor", data=formulir(periksa.text, "/kantor"))
    assert simpan.status_code == 303
    assert plan(situs, "satker.yaml").read_bytes() == lama.replace(b"alamat: null", f"alamat: {ALAMAT}".encode())
    sesudah = peramban.get("/kantor").text
    assert "1 data kantor disimpan" in sesudah
    assert f'value="{ALAMAT}"' in sesudah


@pytest.mark.tahan
def test_what_was_typed_stays_when_somebody_goes_back(situs: Situs) -> None:
    peramban = situs.masuk(Peran.ADMIN)
    periksa = peramban.post("/kantor/periksa", data=isi_kantor(peramban, **{"kop-alamat": ALAMAT}))
    kembali = peramban.post("/kantor/periksa", data=formulir(periksa.text, "/kantor") | {"aksi": "kembali"})
    assert formulir(kembali.text, "/kantor/periksa")["kop-alamat"] == ALAMAT


def test_a_mistake_is_told_beside_its_field_and_what_was_typed_stays(situs: Situs) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    isi = isi_kantor(peramban, **{"rapat-pukul": "25.00", "kop-alamat": ALAMAT})
    jawab = peramban.post("/kantor/periksa", data=isi)
    assert jawab.status_code == 422
    assert 'id="e-rapat-pukul"' in jawab.text
    assert "<li>Mulai pukul: Tulis jam dengan titik" in jawab.text
    assert 'aria-invalid="true"' in jawab.text
    assert formulir(jawab.text, "/kantor/periksa")["kop-alamat"] == ALAMAT
    assert formulir(jawab.text, "/kantor/periksa")["rapat-pukul"] == "25.00"
    assert peramban.post("/kantor", data=isi).status_code == 422


@pytest.mark.tahan
def test_two_people_each_keep_what_they_typed(situs: Situs) -> None:
    siti, budi = situs.masuk(Peran.SEKRETARIAT), situs.masuk(Peran.ADMIN, nama="budi")
    milik_siti = isi_kantor(siti, **{"kop-alamat": ALAMAT})
    assert budi.post("/kantor", data=isi_kantor(budi, **{"kop-laman": "kpu.example"})).status_code == 303
    jawab = siti.post("/kantor", data=milik_siti)
    assert jawab.status_code == 409
    lagi = formulir(jawab.text, "/kantor/periksa")
    assert (lagi["kop-alamat"], lagi["kop-laman"]) == (ALAMAT, "kpu.example")
    assert siti.post("/kantor", data=lagi).status_code == 303
    isi = plan(situs, "satker.yaml").read_text(encoding="utf-8")
    assert f"alamat: {ALAMAT}" in isi
    assert "laman: kpu.example" in isi


def test_of_one_field_that_both_changed_the_other_value_is_shown(situs: Situs) -> None:
    siti, budi = situs.masuk(Peran.SEKRETARIAT), situs.masuk(Peran.ADMIN, nama="budi")
    milik_siti = isi_kantor(siti, **{"kop-alamat": ALAMAT})
    budi.post("/kantor", data=isi_kantor(budi, **{"kop-alamat": "Jl. Budi"}))
    jawab = siti.post("/kantor/periksa", data=milik_siti)
    assert jawab.status_code == 409
    assert "Orang lain baru saja menulis: Jl. Budi" in jawab.text
    assert formulir(jawab.text, "/kantor/periksa")["kop-alamat"] == ALAMAT


def test_a_plan_with_mistakes_is_told_with_line_and_remedy(situs: Situs) -> None:
    situs.kantor.ubah_rencana("unsur: komisioner", "unsur: komisionerr", "pejabat.yaml")
    halaman = situs.masuk(Peran.SEKRETARIAT).get("/kantor")
    assert halaman.status_code == 200
    assert re.search(r"<strong>pejabat\.yaml, baris \d+</strong>", halaman.text)
    assert str(situs.kantor.pengaturan.plan) not in halaman.text
    peramban = situs.masuk(Peran.SEKRETARIAT)
    jawab = peramban.post("/kantor/periksa", data=isi_kantor(peramban, **{"kop-alamat": ALAMAT}))
    assert jawab.status_code == 422
    assert formulir(jawab.text, "/kantor/periksa")["kop-alamat"] == ALAMAT


def test_a_file_that_nobody_can_read_still_gives_a_page(situs: Situs) -> None:
    situs.kantor.ubah_rencana("kop:", "kop: [", "satker.yaml")
    peramban = situs.masuk(Peran.SEKRETARIAT)
    jawab = peramban.get("/kantor")
    assert jawab.status_code == 200
    assert "satker.yaml, baris" in jawab.text


@pytest.mark.parametrize("peran", [Peran.HUKUM, Peran.PIMPINAN, "unit:teknis_hukum"])
def test_who_may_not_change_reads(situs: Situs, peran: Peran | str) -> None:
    peramban = situs.masuk(peran)
    halaman = peramban.get("/kantor")
    assert halaman.status_code == 200
    assert "Periksa perubahan" not in halaman.text
    assert "Diisi satu kali oleh sekretariat atau admin" in halaman.text
    assert "Alamat kantor" in halaman.text
    assert "<dd>Rabu</dd>" in halaman.text
    assert "Diisi satu kali oleh sekretariat atau admin" in halaman.text, "who only reads cannot fill it in here"
    assert "<dd>5 hari kerja sebelum rapat</dd>" in halaman.text, "a number says what it counts"
    assert "tempat logo di kepala surat masih kosong" in halaman.text
    assert peramban.post("/kantor", data={}).status_code == 403
    assert peramban.get("/kantor/pegawai").status_code == 200


@pytest.mark.tahan
def test_figures_come_by_themselves_and_without_javascript_by_a_link(situs: Situs) -> None:
    peramban = situs.masuk(Peran.PIMPINAN)
    assert "Tampilkan sekarang" in peramban.get("/kantor").text
    bagian = peramban.get("/kantor/hitungan").text
    assert MENUNGGU in bagian
    assert re.search(r'id="h-logo" hx-swap-oob="true"><span class="cip cip-kurang">menunggu: \d+ isian', bagian)
    assert 'hx-swap-oob="true"' in bagian
    assert "hx-get" not in bagian
    assert MENUNGGU in peramban.get("/kantor").text
    situs.kantor.ubah_rencana("  telepon: null", "  telepon: (0451) 1", "satker.yaml")
    formulir_kini = situs.masuk(Peran.ADMIN).get("/kantor?hitung=1").text
    assert 'Alamat kantor <span class="redup">(boleh menyusul)' in formulir_kini, "letters wait for it"
    assert 'Laman <span class="redup">(boleh kosong)' in formulir_kini, "one way to reach the office is enough"


@pytest.mark.tahan
def test_drafts_are_renewed_behind_the_answer(situs: Situs) -> None:
    assert situs.kantor.zi("naskah", "buat", "keputusan/tim-ppid").kode == 0
    peramban = situs.masuk(Peran.SEKRETARIAT)
    isi = {"jabatan": "sekretaris", "cara_ubah": "isi", "nama": "Rina, S.H.", "nip": "", "surel": ""}
    halaman = peramban.get("/kantor/pejabat?jabatan=sekretaris").text
    isi["dasar"] = formulir(halaman, "/kantor/pejabat")["dasar"]
    periksa = peramban.post("/kantor/pejabat", data=isi | {"aksi": "periksa"})
    assert "1 konsep yang belum disentuh" in periksa.text
    assert peramban.post("/kantor/pejabat", data=isi | {"aksi": "simpan"}).status_code == 303
    assert "1 dari 1 konsep diperbarui" in peramban.get("/kantor").text


def test_an_official_is_followed_by_another(situs: Situs) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    halaman = peramban.get("/kantor/pejabat?jabatan=ketua").text
    assert "sedang dihitung" in halaman, "before it was counted what waits, it is not said that nothing does"
    isi = {
        "jabatan": "ketua",
        "dasar": formulir(halaman, "/kantor/pejabat")["dasar"],
        "cara_ubah": "ganti",
        "nama": "Andi, S.Sos.",
        "nip": "",
        "surel": "",
        "cara": "definitif",
        "berlaku_dari": "",
        "berlaku_sampai": "",
    }
    tanpa_hari = peramban.post("/kantor/pejabat", data=isi | {"aksi": "periksa"})
    assert tanpa_hari.status_code == 422
    assert 'id="e-ganti-berlaku_dari"' in tanpa_hari.text
    assert "<li>Mulai tanggal: Tulis hari pertama pejabat yang baru.</li>" in tanpa_hari.text
    assert 'value="Andi, S.Sos."' in tanpa_hari.text
    isi["berlaku_dari"] = "2026-08-03"
    periksa = peramban.post("/kantor/pejabat", data=isi | {"aksi": "periksa"})
    assert "mulai 3 Agustus 2026" in periksa.text
    assert "<strong>2 Agustus 2026</strong>" in periksa.text
    kirim = formulir(periksa.text, "/kantor/pejabat") | {"aksi": "simpan"}
    assert peramban.post("/kantor/pejabat", data=kirim).status_code == 303
    assert "Soleman" in peramban.get("/kantor/pejabat").text
    assert peramban.post("/kantor/pejabat", data=kirim).status_code == 409


def test_a_known_name_needs_a_reason_at_its_field(situs: Situs) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    isi = {"jabatan": "ketua", "cara_ubah": "isi", "nama": "Soleman, S.H.", "surel": "", "aksi": "periksa"}
    isi["dasar"] = formulir(peramban.get("/kantor/pejabat?jabatan=ketua").text, "/kantor/pejabat")["dasar"]
    jawab = peramban.post("/kantor/pejabat", data=isi)
    assert jawab.status_code == 422
    assert 'id="e-isi-alasan"' in jawab.text


def test_a_list_of_staff_is_shown_by_person_before_it_is_used(situs: Situs) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    kosong = peramban.get("/kantor/pegawai").text
    assert "unduh daftar kosong, isi, lalu unggah" in kosong
    assert "daftar lama" not in kosong, "there is none yet"
    isi_pegawai(plan(situs, ""))
    halaman = peramban.get("/kantor/pegawai").text
    assert "Ganti daftarnya" in halaman
    assert "Rahmat Hidayat" in halaman
    dasar = formulir(halaman, "/kantor/pegawai/periksa")
    baru = PEGAWAI_CSV.replace("Burhanuddin;", "Cici Amelia;").encode()
    periksa = peramban.post("/kantor/pegawai/periksa", data=dasar, files={"berkas": ("Daftar Baru.csv", baru)})
    assert periksa.status_code == 200
    assert "Cici Amelia" in periksa.text
    assert ("Yang perlu dilihat" in periksa.text) == ("Daftar ini tetap dapat dipakai." in periksa.text)
    assert "Burhanuddin" in periksa.text
    assert b"Burhanuddin" in plan(situs, "pegawai.csv").read_bytes()
    kirim = formulir(periksa.text, "/kantor/pegawai")
    assert peramban.post("/kantor/pegawai", data=kirim).status_code == 303
    assert plan(situs, "pegawai.csv").read_bytes() == baru
    assert peramban.get("/kantor/pegawai/unduh").content == baru
    assert peramban.post("/kantor/pegawai", data=kirim).status_code == 422


@pytest.mark.parametrize("tanda", ["", "../../satker.yaml", "a" * 64 + ".csv", "/etc/passwd"])
def test_only_a_list_that_was_shown_can_be_used(situs: Situs, tanda: str) -> None:
    jawab = situs.masuk(Peran.SEKRETARIAT).post("/kantor/pegawai", data={"tanda": tanda, "dasar": ""})
    assert jawab.status_code == 422
    assert "tidak ada lagi" in jawab.text


@pytest.mark.parametrize(
    ("nama", "isi"), [("a.exe", b"MZ"), ("a.xlsx", b"bukan"), ("a.csv", b"x" * 2_000_000), ("", b"")]
)
def test_what_is_no_list_is_told(situs: Situs, nama: str, isi: bytes) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    jawab = peramban.post("/kantor/pegawai/periksa", data={"dasar": ""}, files={"berkas": (nama, isi)})
    assert jawab.status_code == 422
    assert not list(plan(situs, "").glob("pegawai*"))


@pytest.mark.tahan
def test_a_logo_is_taken_in_shown_and_left_out(situs: Situs, tmp_path: Path) -> None:
    Image.new("RGB", (90, 90), "red").save(tmp_path / "logo.png")
    peramban = situs.masuk(Peran.ADMIN)
    dasar = {"dasar": formulir(peramban.get("/kantor").text, "/kantor/logo")["dasar"]}
    assert peramban.get("/kantor/logo").status_code == 404
    with (tmp_path / "logo.png").open("rb") as gambar:
        kirim = peramban.post("/kantor/logo", data=dasar | {"aksi": "pakai"}, files={"gambar": ("logo.png", gambar)})
    assert kirim.status_code == 303
    assert peramban.get("/kantor/logo").headers["content-type"] == "image/png"
    assert peramban.post("/kantor/logo", data=dasar | {"aksi": "tanpa"}).status_code == 409
    dasar = {"dasar": formulir(peramban.get("/kantor").text, "/kantor/logo")["dasar"]}
    assert peramban.post("/kantor/logo", data=dasar | {"aksi": "tanpa"}).status_code == 303
    assert "tanpa logo" in peramban.get("/kantor").text
    bukan = peramban.post("/kantor/logo", data={"dasar": ""}, files={"gambar": ("x.png", b"bukan gambar")})
    assert bukan.status_code == 422
    assert "Pilih PNG atau JPG lain yang utuh" in bukan.text


def test_a_seat_is_filled_after_it_was_shown(situs: Situs) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    halaman = peramban.get("/kantor/tim").text
    assert "Anggota KPU Kabupaten Sigi (2), belum ada namanya" in halaman
    assert "(anggota-2)" not in halaman
    assert ">Soleman, Ketua KPU Kabupaten Sigi<" in halaman, "on a phone the end of a choice is cut off, not the name"
    assert "“Susunan belum dikonfirmasi”: kursinya masih susunan yang lazim." in halaman
    isi = formulir(halaman, "/kantor/tim") | {"agen-perubahan.1": "sekretaris"}
    salah = peramban.post("/kantor/tim", data=isi | {"agen-perubahan.1": "bendahara", "aksi": "periksa"})
    assert salah.status_code == 422
    simpan = peramban.post("/kantor/tim", data=isi | {"aksi": "simpan"})
    assert simpan.status_code == 303
    kini = formulir(peramban.get("/kantor/tim").text, "/kantor/tim")
    assert kini["agen-perubahan.1"] == "sekretaris"
    assert peramban.post("/kantor/tim", data=isi | {"tim-ppid.1": "", "aksi": "simpan"}).status_code == 409


@pytest.mark.parametrize(
    "alamat", ["/periksa", "", "/pejabat", "/tim", "/pegawai", "/pegawai/periksa", "/logo", "/perbarui"]
)
def test_an_empty_form_changes_nothing(situs: Situs, alamat: str) -> None:
    lama = {b.name: b.read_bytes() for b in plan(situs, "").glob("*.yaml")}
    assert situs.masuk(Peran.ADMIN).post(f"/kantor{alamat}", data={}).status_code in {303, 409, 422}
    assert {b.name: b.read_bytes() for b in plan(situs, "").glob("*.yaml")} == lama
