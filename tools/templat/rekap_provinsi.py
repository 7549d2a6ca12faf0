"""Template of the province's report on its kabupaten and kota, `laporan-rekap-provinsi.docx`."""

from __future__ import annotations

from tools.templat.bagian_laporan import laporan_pendek, tambah_bernomor, tambah_penutup, tambah_subbab
from tools.templat.kit import PenulisTemplat, Sel

_ANGKA = ("jatuh_tempo", "terpenuhi", "tenggang", "terlambat", "tunggakan", "persen")
_KOMPONEN = ("jatuh_tempo", "terpenuhi", "persen")


def laporan_rekap_provinsi() -> PenulisTemplat:
    """Return the template of the province's report (IsiRekapProvinsi)."""
    t = laporan_pendek()
    tambah_subbab(t, "B. Keadaan Satuan Kerja")
    t.paragraf("{{ rekapitulasi_pengantar }}", "ND Isi Pengantar")
    _rekapitulasi(t)
    tambah_subbab(t, "C. Satuan Kerja Tanpa Data")
    t.paragraf("{{ tanpa_data_pengantar }}", "ND Isi Alinea")
    with t.blok("for d in tanpa_data"):
        t.paragraf("{{ loop.index }}.\t{{ d.nama }}: {{ d.sebab }}.", "ND Rincian Bernomor")
    with t.blok("if tanpa_data_penjelasan"):
        t.paragraf("{{ tanpa_data_penjelasan }}", "ND Isi Alinea")
    tambah_subbab(t, "D. Capaian Menurut Komponen")
    t.paragraf("{{ komponen_pengantar }}", "ND Isi Pengantar")
    _komponen(t)
    tambah_subbab(t, "E. Kewajiban yang Terlambat")
    t.paragraf("{{ terlambat_pengantar }}", "ND Isi Alinea")
    tambah_subbab(t, "F. Simpulan")
    tambah_bernomor(t, "simpulan")
    tambah_subbab(t, "G. Arahan")
    t.paragraf("{{ arahan }}", "ND Isi Pengantar")
    t.paragraf("{{ arahan_isi }}", "ND Isi Alinea")
    tambah_penutup(t)
    _lampiran(t)
    return t


def _rekapitulasi(t: PenulisTemplat) -> None:
    tabel = t.tabel((0.9, 3.5, 1.6, 2.0, 1.9, 2.1, 2.3, 1.7), judul="Keadaan setiap satuan kerja")
    tabel.kepala(
        "No.",
        "Satuan Kerja",
        "Jatuh Tempo",
        "Terpenuhi",
        "Masa Tenggang",
        "Terlambat",
        "Tunggakan",
        "Capaian (%)",
    )
    with tabel.blok("for k in rekapitulasi"):
        angka = (Sel(f"{{{{ k.{nama} }}}}", "ND Tabel Tengah") for nama in _ANGKA)
        tabel.baris(Sel("{{ k.nomor }}", "ND Tabel Tengah"), "{{ k.nama }}", *angka)
    jumlah = (Sel(f"{{{{ jumlah.{nama} }}}}", "ND Tabel Kepala") for nama in _ANGKA)
    tabel.baris(Sel("{{ jumlah.nama }}", "ND Tabel Kepala", rentang=2), *jumlah)


def _komponen(t: PenulisTemplat) -> None:
    tabel = t.tabel((1.0, 8.0, 2.3, 2.3, 2.4), judul="Capaian menurut komponen")
    tabel.kepala("No.", "Komponen", "Jatuh Tempo", "Terpenuhi", "Capaian (%)")
    with tabel.blok("for k in komponen"):
        angka = (Sel(f"{{{{ k.{nama} }}}}", "ND Tabel Tengah") for nama in _KOMPONEN)
        tabel.baris(Sel("{{ k.nomor }}", "ND Tabel Tengah"), "{{ k.nama }}", *angka)


def _lampiran(t: PenulisTemplat) -> None:
    with t.blok("if lampiran_komponen"):
        t.paragraf("LAMPIRAN I\nCAPAIAN SETIAP SATUAN KERJA MENURUT KOMPONEN\n{{ periode }}", "ND Halaman Lampiran")
        tabel = t.tabel((1.0, 8.0, 2.3, 2.3, 2.4), judul="Capaian setiap satuan kerja menurut komponen")
        tabel.kepala("No.", "Komponen", "Jatuh Tempo", "Terpenuhi", "Capaian (%)")
        with tabel.blok("for k in lampiran_komponen"):
            tabel.baris(Sel("{{ k.judul }}", "ND Tabel Kelompok", rentang=5))
            with tabel.blok("for b in k.baris"):
                angka = (Sel(f"{{{{ b.{nama} }}}}", "ND Tabel Tengah") for nama in _KOMPONEN)
                tabel.baris(Sel("{{ b.nomor }}", "ND Tabel Tengah"), "{{ b.nama }}", *angka)
        t.paragraf("", "ND Akhir Bagian")
    with t.blok("if lampiran_terlambat"):
        t.paragraf("LAMPIRAN II\nKEWAJIBAN YANG TERLAMBAT\n{{ periode }}", "ND Halaman Lampiran")
        tabel = t.tabel((1.5, 4.4, 2.6, 2.3, 3.0, 2.2), judul="Kewajiban yang terlambat")
        tabel.kepala("Kode", "Indikator", "Periode", "Batas", "Bukti yang Belum Ada", "Unit")
        with tabel.blok("for k in lampiran_terlambat"):
            tabel.baris(Sel("{{ k.judul }}", "ND Tabel Kelompok", rentang=6))
            with tabel.blok("for b in k.baris"):
                tabel.baris(
                    "{{ b.kode }}",
                    "{{ b.indikator }}",
                    "{{ b.periode }}",
                    "{{ b.batas }}",
                    "{{ b.kurang }}",
                    "{{ b.unit }}",
                )
        t.paragraf("", "ND Akhir Bagian")
