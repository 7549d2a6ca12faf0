"""What the sample year has issued: reports and a notula whose recommendations stand in every state."""

from __future__ import annotations

from tests.zi_model.terbit_uji import jawaban, laporan, notula, rekomendasi

PANJANG = (
    "Menyerahkan laporan Triwulan I yang belum ada, menetapkan satu petugas pengumpul bukti pada sub bagian, dan "
    "menyampaikan nama petugas tersebut kepada Sekretaris (lihat “catatan” <butir 3> & lampirannya)."
)
TERBIT = (
    laporan(
        "2026-TW1",
        "2026-04-09",
        rekomendasi("2026-TW1/1", ("2.1.2.1", "2026-TW1"), ("2.1.3.1", "2026-TW1"), teks=PANJANG),
        rekomendasi("2026-TW1/2", ("4.1.3.1", "2026-TW1"), aturan="tepat_waktu", batas="30 Juni 2026"),
        rekomendasi("2026-TW1/3", teks="Menunjuk satu petugas pengumpul bukti."),
        rekomendasi("2026-TW1/4", teks="Menyusun jadwal penyerahan bukti."),
    ),
    notula("2026-TW1", "2026-03-25", rekomendasi("2026-TW1/notula-monev/1", teks="Membagi tugas pengumpulan bukti.")),
    laporan(
        "2026-TW2",
        "2026-07-09",
        rekomendasi("2026-TW2/1", *((k, "2026-TW2") for k in ("2.1.2.1", "2.1.3.1", "3.3.2.1", "3.4.1.1"))),
        rekomendasi("2026-TW2/2", teks="Menyiapkan ruang arsip.", batas="31 Desember 2026"),
    ),
)
JAWABAN = (
    jawaban("2026-TW1/3", "2026-04-28", "Petugas ditunjuk.", "2026/tindak-lanjut/2026-TW1 3/Surat Tugas Petugas.pdf"),
    jawaban("2026-TW2/2", "2026-08-03", "Menunggu anggaran perubahan."),
)
