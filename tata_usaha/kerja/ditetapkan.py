"""Which decrees a run does not draft because they stand, and how to get a draft all the same."""

from __future__ import annotations

from zi_model.anjuran import Anjuran, Pemberitahuan, Tindak
from zi_model.keputusan_terbit import FOLDER, keputusan_dikenal
from zi_model.naskah.jatuh_waktu import nama_tetap
from zi_model.tahun_rencana import TahunRencana


def sudah_ditetapkan(tahun: TahunRencana) -> tuple[Pemberitahuan, ...]:
    """Return of each decree that the plan folder knows as signed, and has wording for, that it is not drafted again."""
    satker, tetap = tahun.kantor.satker, nama_tetap(tahun.kantor.teks).values()
    return tuple(
        Pemberitahuan(
            f"Keputusan {nama.removeprefix(FOLDER)} sudah ditetapkan ({satu.sebutan}), jadi tidak dirancang lagi. "
            "Rancangan baru tetap dapat disusun kalau keputusan itu akan diubah.",
            Anjuran.untuk(Tindak.BUAT_NASKAH, nama=nama, periode=tahun.tahun, satker=satker.kode),
        )
        for nama, satu in keputusan_dikenal(tahun).items()
        if nama in tetap
    )
