"""A plan that calls letters by the names that they had before loads, and says what to write instead."""

from __future__ import annotations

import shutil

from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja


def pakai_nama_lama(meja: Meja) -> None:
    """Turn the desk's plan into one of before the names were made the same."""
    naskah = meja.pengaturan.plan / "sigi" / "naskah"
    meja.ubah_rencana("naskah: laporan/monev\n", "naskah: laporan/monev-triwulan\n")
    meja.ubah_rencana("[laporan/monev,", "[laporan/monev-triwulan,", "naskah/laporan/pelaksanaan-rencana-aksi.yaml")
    baku = meja.pengaturan.plan / "_baku" / "naskah"
    (naskah / "laporan").mkdir()
    shutil.copy(baku / "laporan/monev.yaml", naskah / "laporan/monev-triwulan.yaml")
    shutil.copy(baku / "nota-dinas/pengingat.yaml", naskah / "nota-dinas.yaml")


def test_old_names_are_read_and_remarked_on(meja: Meja) -> None:
    sebelum = baca_rencana(meja.pengaturan, "sigi", 2026)
    pakai_nama_lama(meja)
    hasil = meja.zi("rencana", "periksa")
    assert hasil.kode == 0
    catatan = [baris.split("plan/sigi/", 1)[1] for baris in (hasil.out + hasil.err).splitlines() if "R31" in baris]
    assert catatan == [
        "naskah/laporan/monev-triwulan.yaml: catatan R31: “laporan/monev-triwulan” nama lama; "
        "naskah itu sekarang bernama “laporan/monev”. Ganti namanya: laporan/monev.yaml.",
        "naskah/nota-dinas.yaml: catatan R31: “nota-dinas” nama lama; "
        "naskah itu sekarang bernama “nota-dinas/pengingat”. Ganti namanya: nota-dinas/pengingat.yaml.",
        "rencana-aksi-2026.yaml:197:25: catatan R31: 1.3.1.2: “laporan/monev-triwulan” nama lama; "
        "naskah itu sekarang bernama “laporan/monev”. Tulis “laporan/monev”.",
    ]
    sesudah = baca_rencana(meja.pengaturan, "sigi", 2026)
    assert sesudah.rencana == sebelum.rencana
    assert sesudah.kantor.teks == sebelum.kantor.teks


def test_of_two_files_for_one_letter_the_one_with_the_new_name_is_read(meja: Meja) -> None:
    naskah = meja.pengaturan.plan / "sigi" / "naskah"
    (naskah / "nota-dinas").mkdir()
    shutil.copy(meja.pengaturan.plan / "_baku/naskah/nota-dinas/pengingat.yaml", naskah / "nota-dinas/pengingat.yaml")
    (naskah / "nota-dinas.yaml").write_text("bukan: yang ini\n", encoding="utf-8")
    hasil = meja.zi("rencana", "periksa")
    assert hasil.kode == 0
    assert "dan nota-dinas/pengingat.yaml itulah yang dibaca. Hapus berkas ini." in hasil.out + hasil.err
