"""The gate before signing: a letter with gaps, without its number or date, does not pass.

What passes is recorded with the SHA-256 of its file; from then on no run replaces it, and `zi outbox`
tells when somebody changes it after all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.kendali import ISIAN, Kendali, cari_kendali
from tata_usaha.konsep.letak_isian import cari_isian
from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.outbox.isian_nomor import SEBUTAN, TANGGAL, bertag, milik_nomor, nilai_nomor, pola_naskah, sama
from tata_usaha.outbox.kode import KodeSiap
from tata_usaha.outbox.nomori import selesaikan
from tata_usaha.outbox.periksa_hukum import periksa_dasar
from tata_usaha.outbox.pilih import BerkasNaskah, baca_naskah, bukan_word
from tata_usaha.surat.periksa_surat import periksa_docx
from tata_usaha.word.ganti_bagian import PaketAsing
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import StatusNaskah
from zi_model.kantor import Kantor
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.naskah.keluarga import pencacah
from zi_model.pola_nomor import NOMOR


@dataclass(frozen=True)
class HasilSiap:
    """A letter that is ready; `berubah` is False when it was already, `belum_terverifikasi` citations are marked.

    `perhatian` are remarks: what a careful secretary would ask about the letter as people left it.
    """

    entri: EntriAgenda
    berkas: Path
    berubah: bool
    belum_terverifikasi: int
    perhatian: tuple[Masalah, ...]

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "status": self.entri.status.value,
            "nomor": self.entri.nomor,
            "tanggal": self.entri.tanggal,
            "sha256": self.entri.sha256_siap,
            "berubah": self.berubah,
            "belum_terverifikasi": self.belum_terverifikasi,
            "perhatian": [str(m) for m in self.perhatian],
        }


@diulang
def siapkan_ttd(folder: Path, basis: BasisData, kantor: Kantor, entri: EntriAgenda, sekarang: dt.datetime) -> HasilSiap:
    """Record that a letter is ready to be signed; one that was changed since is checked and recorded anew.

    Raises:
        GalatOutbox: with each thing that is missing and its place, or when the file is gone, open or no Word file.
        GalatBasisData: when the register cannot be used.

    """
    if entri.status not in {StatusNaskah.KONSEP, StatusNaskah.SIAP_TTD}:
        raise GalatOutbox(f"{entri.kunci} sudah {entri.status.value.replace('_', ' ')}.")
    selesaikan(folder, basis, entri)
    naskah = baca_naskah(folder, entri)
    try:
        masalah = list(_periksa(kantor, entri, naskah))
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    if masalah:
        raise GalatOutbox(
            f"“{naskah.tempat.name}” belum siap ditandatangani: {len(masalah)} hal belum lengkap.",
            "Lengkapi semuanya di Word, simpan, lalu jalankan lagi.",
            masalah,
        )
    belum = hitung_sisa(naskah.isi).belum_terverifikasi
    sejak = entri.sejak if entri.status is StatusNaskah.SIAP_TTD else sekarang
    sesudah = replace(entri, status=StatusNaskah.SIAP_TTD, sha256_siap=naskah.sha256, sejak=sejak)
    if sesudah != entri:
        with basis.transaksi(entri.satker) as sambungan:
            if agenda.cari(sambungan, entri.kunci) != entri:
                raise GalatOutbox(f"Catatan {entri.kunci} di buku agenda baru saja berubah.", "Jalankan lagi.")
            agenda.simpan(sambungan, sesudah)
            catat(sambungan, entri.kunci, StatusNaskah.SIAP_TTD.value, {"sha256": naskah.sha256}, sekarang)
    # not refused: the words may be somebody's own, which the letter quotes
    dibaca_ulang = periksa_docx(naskah.isi, naskah.tempat.name, kantor)
    perhatian = tuple(replace(m, tingkat=Tingkat.CATATAN) for m in dibaca_ulang)
    perhatian += periksa_dasar(naskah, kantor, entri.tanggal)
    return HasilSiap(sesudah, naskah.tempat, sesudah != entri, belum, perhatian)


def _periksa(kantor: Kantor, entri: EntriAgenda, naskah: BerkasNaskah) -> Iterator[Masalah]:
    """Yield what keeps a letter from being signed, in the order of the letter."""
    kendali = cari_kendali(naskah.bagian)
    dinomori = {p for k in kendali if milik_nomor(k) for p in ISIAN.findall(k.teks)}
    for isian in cari_isian(naskah.bagian):
        if isian.petunjuk not in dinomori:  # these are not typed one by one: `zi outbox nomori` fills them
            yield _masalah(naskah, KodeSiap.ISIAN, f"{isian}: [isi: {isian.petunjuk}] belum diisi.")
    ada_nomor = [k for k in kendali if bertag(k, NOMOR)]
    if entri.nomor is None and (ada_nomor or pencacah(entri.jenis, kantor.satker.nomor)):
        yield _masalah(
            naskah,
            KodeSiap.TANPA_NOMOR,
            "nomornya belum tercatat di buku agenda.",
            anjuran=Anjuran.untuk(Tindak.NOMORI, kunci=entri.kunci, satker=entri.satker, bernomor="ya"),
        )
    elif (entri.tanggal is None and any(bertag(k, TANGGAL) for k in kendali)) or dinomori:
        yield _masalah(
            naskah,
            KodeSiap.TANPA_TANGGAL,
            "tanggalnya belum tercatat di buku agenda.",
            anjuran=Anjuran.untuk(Tindak.NOMORI, kunci=entri.kunci, satker=entri.satker),
        )
    tercatat = nilai_nomor(pola_naskah(entri.jenis, kantor.satker.nomor), entri.nomor, entri.tanggal)
    for nama, nilai in tercatat.items():
        for k in kendali:
            if bertag(k, nama) and k.terisi and not sama(k, nilai):
                pesan = f"{SEBUTAN[nama]} di naskah “{_rapi(k)}”, di buku agenda “{nilai}”."
                yield _masalah(naskah, KodeSiap.BEDA_AGENDA, pesan, "Samakan di Word, simpan, lalu jalankan lagi.")


def _rapi(kendali: Kendali) -> str:
    return " ".join(kendali.teks.split())


def _masalah(
    naskah: BerkasNaskah, kode: KodeSiap, pesan: str, saran: str = "", anjuran: Anjuran | None = None
) -> Masalah:
    return Masalah(Letak(naskah.tempat.name), kode, pesan, saran, anjuran=anjuran)
