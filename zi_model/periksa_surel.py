"""What is to be remarked about an office's mail: that nobody would be told, or that everybody may read it."""

from __future__ import annotations

from collections.abc import Iterator

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah, Tingkat
from zi_model.nilai_mentah import CariLetak, butir, nilai_di, teks_di
from zi_model.setelan_surel import setempat


def periksa_surel(satker: object, letak: CariLetak, pejabat: object) -> Iterator[Masalah]:
    """Yield what to remark about the mail of satker.yaml; `pejabat` is what pejabat.yaml says, None: not readable."""
    if not isinstance(nilai_di(satker, "surel"), dict):
        return
    beralamat = any(nilai_di(satu, "surel") is not None for _, satu in butir(pejabat, "pejabat"))
    if pejabat is not None and not beralamat and nilai_di(satker, "surel", "admin") is None:
        pesan = "surel diatur, tetapi tidak ada yang akan dikirimi."
        saran = "Tulis alamat orangnya di surel pada pejabat.yaml, atau admin di bagian ini."
        yield Masalah(letak(("surel",)), KodeMasalah.SUREL, pesan, saran, Tingkat.CATATAN)
    server = teks_di(satker, "surel", "server")
    if teks_di(satker, "surel", "keamanan") == "tanpa" and server is not None and not setempat(server):
        pesan = f"surel ke {server} melewati jaringan tanpa disandikan, jadi dapat dibaca di jalan."
        saran = "Tulis keamanan: starttls (porta 587) atau tls (porta 465) kalau servernya dapat."
        yield Masalah(letak(("surel", "keamanan")), KodeMasalah.SUREL, pesan, saran, Tingkat.CATATAN)
