"""Template of the report on the follow-up of recommendations, `laporan-tindak-lanjut.docx`."""

from __future__ import annotations

from tools.templat.bagian_laporan import laporan_pendek, tambah_penutup, tambah_subbab, tambah_tindak_lanjut
from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel

_GAYA = (
    Gaya("ND Butir", dasar="ND Rincian Bernomor", lekat=True),
    Gaya("ND Butir Dasar", dasar="ND Isi", kiri=0.75),
)
_ANGKA = ("jumlah", "selesai", "berjalan", "belum", "tidak_tercapai")


def laporan_tindak_lanjut() -> PenulisTemplat:
    """Return the template of the report on the follow-up of recommendations (IsiLaporanTindakLanjut)."""
    t = laporan_pendek(*_GAYA)
    tambah_subbab(t, "B. Rekapitulasi")
    t.paragraf("{{ rekapitulasi_pengantar }}", "ND Isi Pengantar")
    _rekapitulasi(t)
    tambah_subbab(t, "C. Hasil Tindak Lanjut")
    t.paragraf("{{ hasil_pengantar }}", "ND Isi Pengantar")
    tambah_tindak_lanjut(t, "hasil", "Hasil tindak lanjut rekomendasi")
    tambah_subbab(t, "D. Yang Memerlukan Keputusan Pimpinan")
    t.paragraf("{{ pimpinan_pengantar }}", "ND Isi Alinea")
    with t.blok("for p in pimpinan"):
        t.paragraf("{{ loop.index }}.\t“{{ p.teks }}” ({{ p.unit }}; {{ p.asal }}).", "ND Butir")
        t.paragraf("{{ p.dasar }}", "ND Butir Dasar")
    tambah_subbab(t, "E. Penutup")
    t.paragraf("{{ bukti_pengantar }}", "ND Isi Alinea")
    tambah_penutup(t)
    _lampiran(t)
    return t


def _rekapitulasi(t: PenulisTemplat) -> None:
    tabel = t.tabel((1.0, 6.0, 1.7, 1.7, 1.9, 1.7, 2.0), judul="Rekapitulasi menurut penanggung jawab")
    tabel.kepala(
        "No.", "Penanggung Jawab", "Jumlah", "Selesai atau Dijawab", "Belum Jatuh Tempo", "Belum", "Tidak Tercapai"
    )
    with tabel.blok("for r in rekapitulasi"):
        angka = (Sel(f"{{{{ r.{nama} }}}}", "ND Tabel Tengah") for nama in _ANGKA)
        tabel.baris(Sel("{{ r.nomor }}", "ND Tabel Tengah"), "{{ r.siapa }}", *angka)
    jumlah = (Sel(f"{{{{ rekapitulasi_jumlah.{nama} }}}}", "ND Tabel Kepala") for nama in _ANGKA)
    tabel.baris(Sel("Jumlah", "ND Tabel Kepala", rentang=2), *jumlah)


def _lampiran(t: PenulisTemplat) -> None:
    with t.blok("if bukti"):
        t.paragraf("LAMPIRAN\nDAFTAR BUKTI TINDAK LANJUT REKOMENDASI\n{{ periode }}", "ND Halaman Lampiran")
        tabel = t.tabel((2.6, 1.6, 5.8, 3.0, 3.0), judul="Daftar bukti tindak lanjut")
        tabel.kepala("Rekomendasi Nomor", "Kode", "Nama Berkas", "Jenis", "Diterima")
        with tabel.blok("for k in bukti"):
            tabel.baris(Sel("{{ k.judul }}", "ND Tabel Kelompok", rentang=5))
            with tabel.blok("for b in k.baris"):
                tabel.baris(
                    Sel("{{ b.nomor }}", "ND Tabel Tengah"),
                    "{{ b.kode }}",
                    "{{ b.berkas }}",
                    "{{ b.jenis }}",
                    "{{ b.diterima }}",
                )
        t.paragraf("", "ND Akhir Bagian")
