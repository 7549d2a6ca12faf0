"""Monthly and half-yearly reports: one for each row that owes one, facts filled in, the rest fill-ins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pytest

from tests.zi_model.bahan_sigi import bahan, berkas, bukti_untuk, kantor, kewajiban
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.naskah.dasar import Isi, Isian, Miring, Naskah, Rangkaian
from zi_model.naskah.laporan_berkala import IsiLaporanBerkala, TeksLaporanBerkala, susun_laporan_berkala
from zi_model.periode import JenisPeriode, Periode

MARET, SEMESTER = Periode.parse("2026-03"), Periode.parse("2026-S1")
LAYANAN, PPID, BENTURAN = "6.2.1.1", "2.3.2.1", "5.5.4.1"


def susun(
    periode: Periode, bukti: Iterable[Bukti] = (), catatan: Mapping[tuple[str, Periode], str] | None = None
) -> dict[str, Naskah]:
    """Return the reports by the row that they are for."""
    sumber = bahan(bukti, catatan)
    return {
        k.kode: susun_laporan_berkala(sumber, k)
        for k in kantor().kewajiban
        if k.periode == periode and isinstance(kantor().teks.get(k.baris.indikator.naskah), TeksLaporanBerkala)
    }


def isi(naskah: Naskah) -> IsiLaporanBerkala:
    assert isinstance(naskah.isi, IsiLaporanBerkala)
    return naskah.isi


def isian(nilai: object) -> Iterator[Isian]:
    """Yield every fill-in within a content."""
    if isinstance(nilai, Isian):
        yield nilai
    elif isinstance(nilai, Isi):
        for nama in type(nilai).model_fields:
            yield from isian(getattr(nilai, nama))
    elif isinstance(nilai, tuple):
        for unsur in nilai:
            yield from isian(unsur)


def test_setiap_bulan_ada_laporan_layanan_informasi_dan_setiap_semester_dua_laporan() -> None:
    assert {kode: str(n.kunci) for kode, n in susun(MARET).items()} == {
        LAYANAN: "sigi/2026-03/laporan-layanan-informasi"
    }
    assert {kode: str(n.kunci) for kode, n in susun(SEMESTER).items()} == {
        PPID: "sigi/2026-S1/laporan-monev-ppid",
        BENTURAN: "sigi/2026-S1/laporan-evaluasi-benturan-kepentingan",
    }
    assert susun(Periode.parse("2026-TW1")) == {}


@pytest.mark.parametrize("jenis", [JenisPeriode.BULAN, JenisPeriode.SEMESTER])
def test_nama_berkas_dalam_satu_periode_tidak_kembar(jenis: JenisPeriode) -> None:
    for periode in Periode(2026, JenisPeriode.TAHUN).bagian(jenis):
        nama = [n.nama_berkas for n in susun(periode).values()]
        assert len(nama) == len(set(nama))


class TestTanpaBukti:
    laporan = isi(susun(MARET)[LAYANAN])

    def test_yang_hanya_diketahui_orang_menjadi_isian(self) -> None:
        tag = [i.tag for i in isian(self.laporan)]
        assert len(tag) == len(set(tag))
        assert {"nomor", "tanggal", "kegiatan-2", "simpulan-1", "saran-1", "angka-1"} <= set(tag)

    def test_tidak_ada_angka_hasil_yang_dikarang(self) -> None:
        assert all(isinstance(a.nilai, Isian) for a in self.laporan.hasil_angka)

    def test_ketiadaan_bukti_dan_catatan_dikatakan(self) -> None:
        assert self.laporan.lampiran == ()
        assert str(self.laporan.bukti) == "Belum ada bukti dukung lain yang diterima untuk Maret 2026."
        assert "tidak mencatat kendala" in str(self.laporan.kendala)


def test_lampiran_memuat_bukti_baris_itu_dan_yang_terkait_pada_periode_itu() -> None:
    bukti = [
        berkas(LAYANAN, "2026-03", "tangkapan layar.pdf", "2026-03-30"),
        berkas(LAYANAN, "2026-02", "bulan lalu.pdf", "2026-02-28"),
        berkas("6.2.3.1", "2026", "meja layanan.jpg", "2026-03-05", JenisBerkas.JPEG),
        berkas("1.3.1.2", "2026-TW1", "tidak terkait.pdf", "2026-03-20"),
        berkas(LAYANAN, "2026-03", "rusak.pdf", "2026-03-30", None, "berkas kosong"),
    ]
    laporan = isi(susun(MARET, bukti)[LAYANAN])
    assert [(b.kode, b.berkas.teks, b.diterima) for b in laporan.lampiran] == [
        ("6.2.3.1", "meja layanan.jpg", "5 Maret 2026"),
        (LAYANAN, "tangkapan layar.pdf", "30 Maret 2026"),
    ]
    assert "2 (dua) berkas" in str(laporan.bukti)


def test_keadaan_kewajiban_terkait_dibaca_dari_buktinya() -> None:
    laporan = isi(susun(SEMESTER, bukti_untuk(kewajiban("5.5.1.1", "2026"), hari=2))[BENTURAN])
    keadaan = {t.kode: t.keadaan for t in laporan.terkait}
    assert list(keadaan) == ["5.5.1.1", "5.5.2.1", "5.5.3.1", "5.5.5.1"]
    assert keadaan["5.5.1.1"] == "Baru lengkap pada 2 Maret 2026, sesudah batas 28 Februari 2026."
    assert keadaan["5.5.2.1"] == "Belum ada dokumentasi; batas 31 Maret 2026 sudah lewat."


def test_catatan_unit_dimuat_utuh() -> None:
    catatan = "Baris satu.\nBaris dua."
    laporan = isi(susun(MARET, catatan={(LAYANAN, MARET): catatan})[LAYANAN])
    assert [c.teks for c in laporan.kendala_catatan] == [catatan]


def test_huruf_miring_dari_rencana_tetap_miring() -> None:
    """The plan's `<i>…</i>` never shows as typed."""
    for periode in (MARET, SEMESTER):
        for n in susun(periode).values():
            assert "<i>" not in n.isi.model_dump_json()
    nilai = Rangkaian(bagian=("dengan ", Miring(teks="website")))
    assert str(nilai) == "dengan website"


def test_setiap_dasar_hukum_yang_disebut_ada_di_hukum_yaml() -> None:
    for n in (*susun(MARET).values(), *susun(SEMESTER).values()):
        assert len(isi(n).dasar) > 1
        assert isi(n).dasar[-1].teks.startswith(f"Keputusan {kantor().satker.nama} Nomor 12")
