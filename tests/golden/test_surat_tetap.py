"""What holds for the letters that stand for the year; their words are kept with the others' (`test_surat`)."""

from __future__ import annotations

import io

import docx
import pytest

from tests.golden.surat_tetap import NAMA, PAKTA, SOP
from tests.golden.surat_tetap import surat_tetap as surat
from tests.tata_usaha.naskah_uji import W, bagian, hitung_isian


@pytest.mark.parametrize("nama", [n for n in NAMA if n.startswith("Keputusan")])
def test_nomor_keputusan_bertag_sama_di_setiap_lampiran_yang_tidak_mengulang_tanggalnya(nama: str) -> None:
    akar = bagian(surat()[nama][1])
    tag = [t.get(f"{W}val") for t in akar.iter(f"{W}tag")]
    lampiran = sum("".join(t.text or "" for t in p.iter(f"{W}t")).startswith("LAMPIRAN") for p in akar.iter(f"{W}p"))
    assert tag.count("isian:nomor") == 1 + lampiran
    assert tag.count("isian:tanggal") == 1
    assert lampiran == (2 if "Pengaduan" in nama else 1)


def test_tabel_iku_mendatar_dan_naskahnya_tegak() -> None:
    bagian_halaman = docx.Document(io.BytesIO(surat()["Keputusan Penetapan IKU 2026"][1])).sections
    assert [b.page_width > b.page_height for b in bagian_halaman] == [False, True]


def test_maklumat_satu_halaman_berbingkai_mendatar() -> None:
    (halaman,) = docx.Document(io.BytesIO(surat()["Maklumat Pelayanan 2026"][1])).sections
    assert halaman.page_width > halaman.page_height
    assert {b.tag.removeprefix(W) for b in halaman._sectPr.find(f"{W}pgBorders")} == {"top", "left", "bottom", "right"}


def test_isian_maklumat_hanya_tanggal_logo_dan_alamat_kantor() -> None:
    assert hitung_isian(surat()["Maklumat Pelayanan 2026"][1]) == [
        "logo kantor",
        "alamat kantor",
        "telepon, laman, dan surel kantor",
        "tanggal",
    ]


def simbol(isi: bytes) -> list[tuple[int, str]]:
    """Return what is drawn in the table of steps: number of the step, what it is."""
    tabel = bagian(isi).findall(f".//{W}tbl")[-1]
    baris = tabel.findall(f"{W}tr")[2:]
    return [
        (ke // BARIS_LANGKAH + 1, str(gambar.get("descr")))
        for ke, satu in enumerate(baris)
        for gambar in satu.iter()
        if str(gambar.tag).endswith("}docPr")
    ]


BARIS_LANGKAH = 5


def test_setiap_langkah_sop_bersimbol_dan_cabang_keputusannya_berpanah() -> None:
    ujung, kegiatan, keputusan = "Mulai atau selesai", "Kegiatan", "Keputusan"
    keluar, masuk = "Cabang keputusan", "Panah ke langkah ini"
    assert simbol(surat()[SOP][1]) == [
        (1, ujung),
        (1, masuk),
        (2, kegiatan),
        (3, keluar),
        (3, keputusan),
        (4, kegiatan),
        (4, masuk),
        (5, keluar),
        (5, keputusan),
        *((ke, kegiatan) for ke in (6, 7, 8)),
        (9, ujung),
    ]


def test_garis_alir_sop_tercetak_sebagai_sel_terisi() -> None:
    """From the first actor, down and across to the second: the rows of lines of the first two steps."""
    tabel = bagian(surat()[SOP][1]).findall(f".//{W}tbl")[-1]
    baris = tabel.findall(f"{W}tr")[2:]

    def terisi(langkah: int, ke: int) -> list[bool]:
        isi = [s.get(f"{W}fill") for s in baris[BARIS_LANGKAH * (langkah - 1) + ke].iter(f"{W}shd")]
        assert set(isi) <= {"000000", "auto"}
        return [warna == "000000" for warna in isi]

    assert [ke for ke, hitam in enumerate(terisi(2, 1)) if hitam] == list(range(3, 10))
    assert [ke for ke, hitam in enumerate(terisi(1, 4)) if hitam] == [1, 2]
    assert not any(terisi(1, 0))


def test_gambar_sop_bernomor_sendiri_sendiri() -> None:
    """Word calls a file damaged in which two drawings have the same number."""
    nomor = [el.get("id") for el in bagian(surat()[SOP][1]).iter() if str(el.tag).endswith("}docPr")]
    assert len(nomor) == len(set(nomor)) == 13


def test_pakta_setiap_anggota_mulai_di_halaman_baru() -> None:
    akar = bagian(surat()[PAKTA][1])
    gaya = [s.get(f"{W}val") for s in akar.iter(f"{W}pStyle")]
    assert gaya.count("NDJudulPakta") == gaya.count("NDHalamanBaru") + 1 == 17
