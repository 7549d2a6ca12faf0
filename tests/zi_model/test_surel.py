"""Who is told what by mail, and in which words: by role and unit, one digest a person, one line a thing."""

from __future__ import annotations

import datetime as dt

import pytest

from zi_model.anjuran import Anjuran, Tindak
from zi_model.pejabat import DaftarPejabat, Pejabat
from zi_model.perhatian import ButirPerhatian, JenisPerhatian
from zi_model.satker import Kop, Satker, Unit
from zi_model.setelan_surel import SetelanSurel, boleh_alamat
from zi_model.surel import Bagian, Penerima, Ringkasan, bagi, nama_pesan, satu_baris, susun_ringkasan

HARI = dt.date(2026, 4, 2)
J = JenisPerhatian
KETUA, SEKRETARIS, HUKUM, UMUM, ADMIN = (
    f"{n}@kantor.example" for n in ("ketua", "sekretaris", "hukum", "umum", "admin")
)


def jabatan(id_: str, surel: str | None, unit: str | None = None, **lain: object) -> Pejabat:
    unsur = "komisioner" if id_ == "ketua" else "sekretariat"
    nilai = {"id": id_, "jabatan": id_.title(), "sebutan": id_.title(), "unsur": unsur, "unit": unit, "surel": surel}
    return Pejabat.model_validate({**nilai, **lain})


def satker(admin: str | None = ADMIN) -> Satker:
    return Satker(
        kode="kecil",
        nama="Komisi Pemilihan Umum Kabupaten Kecil",
        singkatan="KPU Kabupaten Kecil",
        kode_wilayah="7299",
        tempat="Kecil",
        zona_waktu="Asia/Makassar",
        singkatan_waktu="WITA",
        kop=Kop(baris=("KPU",)),
        unit=(
            Unit(kode="umum", nama="Sub Bagian Umum", singkatan="U"),
            Unit(kode="hukum", nama="Sub Bagian Hukum", singkatan="H"),
        ),
        nomor={},
        surel=SetelanSurel(server="127.0.0.1", pengirim="zi@kantor.example", admin=admin),
    )


PEJABAT = DaftarPejabat(
    pejabat=(
        jabatan("ketua", KETUA, nama="Soleman"),
        jabatan("sekretaris", SEKRETARIS),
        jabatan("kasubbag-hukum", HUKUM, "hukum"),
        jabatan("kasubbag-umum", UMUM, "umum"),
    )
)
TERLAMBAT = ButirPerhatian(
    J.TERLAMBAT,
    "1.3.1.2 2026-TW1",
    "1.3.1.2 Laporan monev triwulan I 2026 kurang laporan.",
    "hukum",
    sejak=dt.date(2026, 4, 1),
    batas=dt.date(2026, 3, 31),
    berkas="/kantor/bukti/sigi/2026/1.3.1.2",
    anjuran=Anjuran.untuk(Tindak.LIHAT_STATUS, kode="1.3.1.2"),
)
TEMPO = ButirPerhatian(J.JATUH_TEMPO, "2.1.1.1 2026-04", "2.1.1.1 Daftar layanan.", "umum", batas=dt.date(2026, 4, 8))
TTD = ButirPerhatian(J.MENUNGGU_TTD, "kecil/2026/keputusan", "Keputusan Tim.", "hukum", sejak=dt.date(2026, 3, 29))
BARU = ButirPerhatian(J.NASKAH_BARU, "kecil/2026/laporan", "Laporan monev.", "hukum", sejak=HARI)
GAGAL = ButirPerhatian(J.ALUR_GAGAL, "9f3e", "Triwulanan · Kecil gagal.", sejak=HARI)
SEMUA = (TERLAMBAT, TEMPO, TTD, BARU, GAGAL)


def dibagi(
    *butir: ButirPerhatian, pejabat: DaftarPejabat | None = PEJABAT, admin: str | None = ADMIN, hari: dt.date = HARI
) -> dict[str, set[str]]:
    semua = bagi(satker(admin), pejabat, butir, hari, {TTD.kunci: {"ketua"}})
    return {b.penerima.alamat: {satu.kunci for satu in b.butir} for b in semua}


def ringkasan(*butir: ButirPerhatian, alamat: str = HUKUM) -> Ringkasan:
    bagian = next(b for b in bagi(satker(), PEJABAT, butir, HARI) if b.penerima.alamat == alamat)
    return susun_ringkasan(satker(), bagian, HARI, "<a@b.example>", lambda anjuran: f"zi {anjuran.tindak}")


def test_each_is_told_what_their_post_is_answerable_for() -> None:
    assert dibagi(*SEMUA) == {
        KETUA: {TTD.kunci},
        SEKRETARIS: {TERLAMBAT.kunci, TEMPO.kunci, TTD.kunci, BARU.kunci},
        HUKUM: {TERLAMBAT.kunci, TTD.kunci, BARU.kunci},
        UMUM: {TEMPO.kunci},
        ADMIN: {GAGAL.kunci},
    }


def test_without_an_admin_the_head_of_the_secretariat_is_told_of_the_program() -> None:
    assert dibagi(GAGAL, admin=None) == {SEKRETARIS: {GAGAL.kunci}}


def test_who_may_see_no_list_of_officials_tells_the_admin() -> None:
    assert dibagi(GAGAL, TERLAMBAT, pejabat=None) == {ADMIN: {GAGAL.kunci}}


def test_a_letter_waits_three_days_before_it_is_told() -> None:
    assert dibagi(TTD, hari=TTD.sejak + dt.timedelta(days=3)) == {}  # type: ignore[operator]
    assert KETUA in dibagi(TTD, hari=TTD.sejak + dt.timedelta(days=4))  # type: ignore[operator]


def test_a_draft_with_a_newer_one_beside_is_told_by_no_mail() -> None:
    assert dibagi(ButirPerhatian(J.KONSEP_BERSANDING, "k", "Laporan.", "hukum")) == {}


def test_who_holds_the_post_that_day_is_told() -> None:
    plh = jabatan("kasubbag-hukum", "plh@kantor.example", "hukum", cara="plh", berlaku_dari=HARI, berlaku_sampai=HARI)
    pejabat = DaftarPejabat(pejabat=(*PEJABAT.pejabat, plh))
    assert {"plh@kantor.example", SEKRETARIS} == set(dibagi(TERLAMBAT, pejabat=pejabat))
    assert HUKUM in dibagi(TERLAMBAT, pejabat=pejabat, hari=HARI + dt.timedelta(days=1))


def test_one_address_is_one_person() -> None:
    """Who stands in for a colleague gets one digest with what both posts are told."""
    dua = (jabatan("kasubbag-hukum", HUKUM, "hukum"), jabatan("kasubbag-umum", HUKUM.title(), "umum", cara="plt"))
    semua = bagi(satker(), DaftarPejabat(pejabat=dua), SEMUA, HARI)
    (bagian,) = [b for b in semua if b.penerima.alamat == HUKUM]
    assert {b.kunci for b in bagian.butir} == {TERLAMBAT.kunci, TEMPO.kunci, TTD.kunci, BARU.kunci}
    assert bagian.penerima.sebutan == ("Kasubbag-Hukum", "Kasubbag-Umum")


def test_a_post_without_an_address_is_told_nothing() -> None:
    assert dibagi(TERLAMBAT, pejabat=DaftarPejabat(pejabat=(jabatan("kasubbag-hukum", None, "hukum"),))) == {}


def test_the_digest_says_what_since_when_until_when_where_and_what_to_do() -> None:
    satu = ringkasan(TERLAMBAT)
    assert satu.subjek == "KPU Kabupaten Kecil: 1 hal perlu perhatian, 2 April 2026"
    for kata in (
        "Yth. Kasubbag-Hukum",
        "TERLAMBAT (1)",
        "1. 1.3.1.2 Laporan monev triwulan I 2026 kurang laporan.",
        "Sejak 1 April 2026 (1 hari); batas 31 Maret 2026.",
        "Tempat: /kantor/bukti/sigi/2026/1.3.1.2",
        "Taruh bukti yang kurang di folder barisnya.",
        "Perintah: zi lihat_status",
    ):
        assert kata in satu.teks


def test_an_item_leads_to_its_page_where_the_reader_can_open_one() -> None:
    bagian = Bagian(Penerima(HUKUM, ("Kasubbag-Hukum",), unit=frozenset({"hukum"})), (TERLAMBAT, TTD))
    halaman = {TERLAMBAT.kunci: "https://meja.example:4300/kewajiban/2026-TW1/1.3.1.2"}
    teks = susun_ringkasan(satker(), bagian, HARI, "<a@b.example>", None, lambda b: halaman.get(b.kunci, "")).teks
    assert teks.splitlines().count("   Halaman: https://meja.example:4300/kewajiban/2026-TW1/1.3.1.2") == 1
    assert teks.count("Halaman: ") == 1
    assert "Halaman" not in ringkasan(TERLAMBAT, TTD).teks


def test_the_head_of_the_secretariat_is_told_of_the_sub_bagian_in_short() -> None:
    banyak = [ButirPerhatian(J.TERLAMBAT, f"k{n:02}", f"Baris {n:02}.", "umum", berkas="/folder") for n in range(14)]
    teks = ringkasan(*banyak, TTD, alamat=SEKRETARIS).teks
    assert "Sub Bagian Umum: 14 terlambat." in teks
    assert "- Baris 09." in teks
    assert "Baris 10" not in teks
    assert "- dan 4 hal lain." in teks
    assert "/folder" not in teks
    assert "1. Keputusan Tim." in teks


def test_what_is_late_comes_before_what_is_new() -> None:
    teks = ringkasan(BARU, TTD, TERLAMBAT).teks
    assert teks.index("TERLAMBAT") < teks.index("MENUNGGU TANDA TANGAN") < teks.index("NASKAH BARU")


@pytest.mark.parametrize("pisah", ["\r\n", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u202e", "\0", "\udcff", "\u200b"])
def test_no_text_of_data_breaks_a_line(pisah: str) -> None:
    """A title, a path or a name with line ends in it stays in its place, and bytes that are no text stop no mail."""
    jahat = f"Laporan{pisah}Bcc: x@y.example"
    satu = ringkasan(ButirPerhatian(J.TERLAMBAT, "k", jahat, "hukum", berkas=jahat))
    assert "1. Laporan Bcc: x@y.example" in satu.teks.splitlines()
    assert "   Tempat: Laporan Bcc: x@y.example" in satu.teks.splitlines()
    assert satu.teks.encode()
    assert satu_baris(jahat) == "Laporan Bcc: x@y.example"


def test_the_name_of_a_message_follows_from_office_person_and_day() -> None:
    orang = Penerima("Hukum@kantor.example", ("Kasubbag",))
    satu = nama_pesan("sigi", orang, HARI, "kantor.example")
    assert satu == nama_pesan("sigi", Penerima("hukum@KANTOR.example", ()), HARI, "kantor.example")
    lain = [("donggala", orang, HARI), ("sigi", Penerima(UMUM, ()), HARI), ("sigi", orang, HARI + dt.timedelta(days=1))]
    assert len({satu, *(nama_pesan(s, o, h, "kantor.example") for s, o, h in lain)}) == 4


@pytest.mark.parametrize(
    ("teks", "boleh"),
    [
        ("a.b+c@kpu.example", True),
        ("kpu@kab-sigi.kpu.example", True),
        ("kpu@gmail", False),
        ("Nama <a@b.example>", False),
        ("a@b.example, c@d.example", False),
        ("a@b.example\nBcc: c@d.example", False),
        ("a..b@c.example", False),
        (".a@c.example", False),
        ("a@-b.example", False),
        ("é@b.example", False),
        ("", False),
        (f"{'a' * 65}@b.example", False),
    ],
)
def test_an_address_is_one_address(teks: str, boleh: bool) -> None:
    assert boleh_alamat(teks) is boleh
