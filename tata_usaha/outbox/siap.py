"""The gate before signing: a letter with gaps, without its number or date, or under review, does not pass.

What only a person can know is asked, and passes with a reason that is recorded; what may be a slip is noted.
What passes is recorded with the SHA-256 of its file, and what it says is kept (`tata_usaha.outbox.catat_terbit`); from
then on no run replaces it, and `zi outbox` tells when somebody changes it after all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.agenda.penomoran import bertanggal, janggal
from tata_usaha.cetak.penanda import GAYA_BELUM_TERVERIFIKASI
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.baca_terbit import baca_terbit
from tata_usaha.konsep.kendali import ISIAN, Kendali, cari_kendali
from tata_usaha.konsep.letak_isian import cari_bergaya, cari_isian, ringkas, teks_naskah
from tata_usaha.konsep.satukan_tag import satukan_tag
from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.konsep.tag_srikandi import periksa_tag
from tata_usaha.konsep.tinjauan import cari_komentar, cari_perubahan
from tata_usaha.outbox import riwayat
from tata_usaha.outbox.catat_terbit import catat_terbit, periode_naskah
from tata_usaha.outbox.isian_nomor import SEBUTAN, TANGGAL, bertag, milik_nomor, nilai_nomor, pola_naskah, sama
from tata_usaha.outbox.jalur import catat_jalur
from tata_usaha.outbox.kode import KodeSiap
from tata_usaha.outbox.langkah_naskah import catat_langkah, tempuh
from tata_usaha.outbox.nomori import selesaikan
from tata_usaha.outbox.periksa_batas import batas_lewat, batas_tak_terbaca
from tata_usaha.outbox.periksa_hukum import periksa_dasar
from tata_usaha.outbox.periksa_pengantar import belum_siap_dikirim
from tata_usaha.outbox.periksa_rapat import salah_sisi
from tata_usaha.outbox.pilih import BerkasNaskah, baca_naskah, bukan_word, tak_dapat, tolak_terbuka
from tata_usaha.outbox.sedasar import tolak_lain
from tata_usaha.surat.periksa_surat import periksa_docx
from tata_usaha.word.ganti_bagian import PaketAsing, ganti_bagian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah
from zi_model.kantor import Kantor
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.naskah.keluarga import pencacah
from zi_model.pola_nomor import NOMOR
from zi_model.srikandi import cari_tag

_SARAN_BERTANDA = (
    "Cocokkan dengan JDIH. Kalau sudah benar, pilih kalimatnya di Word dan tekan Ctrl+Spasi supaya tanda kuningnya "
    "hilang, lalu simpan."
)
_SARAN_TAG = (
    "Hapus tag itu di Word, ketik lagi tanpa jeda persis seperti yang disebut, lalu simpan; atau ambil konsep yang "
    "semula dari folder riwayat."
)


@dataclass(frozen=True)
class HasilSiap:
    """A letter that is ready; `berubah` is False when it was already, `belum_terverifikasi` citations are marked.

    `perhatian` are remarks: what a careful secretary would ask about the letter as people left it. `lembar` is the
    sheet beside one that goes through SRIKANDI; None: there is none. `rekomendasi` is how much it asks of whom: so many
    rows are kept, and followed up.
    """

    entri: EntriAgenda
    berkas: Path
    berubah: bool
    belum_terverifikasi: int
    perhatian: tuple[Masalah, ...]
    lembar: Path | None = None
    rekomendasi: int = 0

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "status": self.entri.status.value,
            "jalur": self.entri.jalur or None,
            "nomor": self.entri.nomor,
            "tanggal": self.entri.tanggal,
            "sha256": self.entri.sha256_siap,
            "berubah": self.berubah,
            "belum_terverifikasi": self.belum_terverifikasi,
            "perhatian": [str(m) for m in self.perhatian],
            "lembar": str(self.lembar) if self.lembar else None,
            "rekomendasi": self.rekomendasi,
        }


@diulang
def siapkan_ttd(
    folder: Path,
    basis: BasisData,
    kantor: Kantor,
    entri: EntriAgenda,
    sekarang: dt.datetime,
    *,
    tetap: str | None = None,
    dasar: str | None = None,
) -> HasilSiap:
    """Record that a letter is ready to be signed; one that was changed since is checked and recorded anew.

    `tetap` is the reason for which it is ready in spite of what is asked; None: what is asked is refused. `dasar` is
    the SHA-256 of the file that was looked at; None: nobody says. SRIKANDI's tags that Word has parted are made whole
    in the file of a letter that passes.

    Raises:
        GalatOutbox: with each thing that is missing or asked and its place, or when the file is gone, open or no
            Word file, or the letter's state forbids it.
        GalatBentrok: when its file is not the one that was looked at.
        GalatBasisData: when the register cannot be used.

    """
    sesudahnya = tempuh(entri, Langkah.SIAP).ke
    selesaikan(folder, basis, entri)
    naskah = baca_naskah(folder, entri)
    if dasar not in {None, naskah.sha256}:
        tolak_lain(basis, entri, naskah.tempat, naskah.isi, kantor.zona)
    entri = catat_jalur(basis, entri, naskah)
    semula, (naskah, disatukan) = naskah, _dengan_tag_utuh(entri, naskah)
    belum = hitung_sisa(naskah.isi).belum_terverifikasi
    sesudah = replace(entri, status=sesudahnya, sha256_siap=naskah.sha256)
    if disatukan:
        sesudah = replace(sesudah, sha256_tulis=naskah.sha256, ukuran_tulis=len(naskah.isi))
    try:
        terbaca = baca_terbit(naskah.bagian, periode_naskah(entri))
        kurang = [*_periksa(kantor, entri, naskah), *_periksa_tinjauan(naskah), *batas_tak_terbaca(naskah, terbaca)]
        # through SRIKANDI it cannot be dated before today
        hari = entri.tanggal or (sekarang.astimezone(kantor.zona).date() if entri.jalur else None)
        hukum = periksa_dasar(naskah, kantor, hari)
        belum_siap = [*belum_siap_dikirim(basis, entri, naskah)]
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    belum_ada = (replace(m, tingkat=Tingkat.GALAT) for m in hukum if m.kode is KodeSiap.DASAR_BELUM_ADA)
    ditanya = [*belum_ada, *_periksa_dasar_bertanda(naskah, belum), *_periksa_urutan(basis, entri, naskah)]
    ditanya += [*batas_lewat(naskah, terbaca, hari), *salah_sisi(naskah, entri.jenis, terbaca, hari), *belum_siap]
    if kurang:
        raise GalatOutbox(
            f"“{naskah.tempat.name}” belum siap ditandatangani: {len(kurang)} hal belum lengkap"
            f"{f', dan {len(ditanya)} hal perlu dilihat' if ditanya else ''}.",
            _saran(kurang),
            [*kurang, *ditanya],
        )
    if ditanya and tetap is None and sesudah != entri:
        raise GalatOutbox(
            f"“{naskah.tempat.name}” belum dinyatakan siap: {len(ditanya)} hal perlu dipastikan dahulu.",
            "Kalau tanggalnya keliru, ganti tanggal naskahnya; kalau isinya, betulkan di Word, lalu jalankan lagi. "
            "Kalau memang begitu seharusnya, nyatakan siap beserta alasannya; alasan itu dicatat di buku agenda.",
            ditanya,
            anjuran=Anjuran.untuk(Tindak.NYATAKAN_SIAP, kunci=entri.kunci, satker=entri.satker, tetap="ya"),
        )
    berubah = sesudah != entri
    if berubah:
        rincian: dict[str, str | int | None] = {"sha256": naskah.sha256}
        if ditanya:
            rincian["tetap"] = " ".join(dict.fromkeys(str(m.kode) for m in ditanya))
        with basis.transaksi(entri.satker) as sambungan:
            alasan = tetap or "" if ditanya else ""
            if disatukan:
                _ganti_berkas(naskah, semula)
            rincian |= catat_terbit(sambungan, entri, terbaca, naskah.sha256, sekarang)
            sesudah = catat_langkah(sambungan, entri, sesudah, sesudahnya.value, rincian, sekarang, alasan)
    # not refused: the words may be somebody's own, which the letter quotes
    dibaca_ulang = [*ditanya, *periksa_docx(naskah.isi, naskah.tempat.name, kantor, jalur=entri.jalur)]
    perhatian = tuple(replace(m, tingkat=Tingkat.CATATAN) for m in dibaca_ulang)
    perhatian += tuple(m for m in hukum if m.kode is KodeSiap.DASAR)
    for tag in dict.fromkeys(disatukan):
        pesan = f"tag SRIKANDI {tag} terpotong oleh Word, dan sudah disatukan lagi; berkas semula di folder riwayat."
        perhatian += (replace(_masalah(naskah, KodeSiap.TAG_SRIKANDI, pesan), tingkat=Tingkat.CATATAN),)
    return HasilSiap(sesudah, naskah.tempat, berubah, belum, perhatian, rekomendasi=len(terbaca.baris))


def _dengan_tag_utuh(entri: EntriAgenda, naskah: BerkasNaskah) -> tuple[BerkasNaskah, tuple[str, ...]]:
    """Return a letter for SRIKANDI with its tags whole, and which of them Word had parted; not written yet."""
    if not entri.jalur:
        return naskah, ()
    try:
        baru, disatukan = satukan_tag(naskah.bagian)
        isi = ganti_bagian(naskah.isi, baru) if baru else naskah.isi
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    return BerkasNaskah(naskah.tempat, isi, {**naskah.bagian, **baru}), disatukan


def _ganti_berkas(baru: BerkasNaskah, semula: BerkasNaskah) -> None:
    """Write a letter with its tags whole; what it was is kept.

    Raises:
        GalatOutbox: when somebody has it open, or saves it meanwhile, or the folder cannot be written.

    """
    tolak_terbuka(baru.tempat)
    try:
        riwayat.ganti(baru.tempat, baru.isi, semula.sha256, "sebelum tag disatukan")
    except riwayat.BerubahSementara as galat:
        raise GalatOutbox(f"“{baru.tempat.name}” berubah selagi diperiksa.", "Jalankan lagi.") from galat
    except OSError as galat:
        raise tak_dapat(baru.tempat, galat) from galat


def _periksa_tinjauan(naskah: BerkasNaskah) -> Iterator[Masalah]:
    """Yield what reviewers left in a letter: printed, it would not be the letter that was meant."""
    for p in cari_perubahan(naskah.bagian):
        pesan = f"{p}: {p.macam} oleh {p.oleh or 'seseorang'}{_kutip(p.teks)}, belum diterima atau ditolak."
        yield _masalah(naskah, KodeSiap.PERUBAHAN, pesan, "Terima atau tolak di Word (tab Tinjau), lalu simpan.")
    for k in cari_komentar(naskah.bagian):
        pesan = f"{k}: komentar {k.oleh or 'seseorang'}{_kutip(k.teks)} masih terbuka."
        yield _masalah(naskah, KodeSiap.KOMENTAR, pesan, "Selesaikan atau hapus di Word (tab Tinjau), lalu simpan.")


def _periksa_dasar_bertanda(naskah: BerkasNaskah, belum: int) -> Iterator[Masalah]:
    if belum:
        semua = cari_bergaya(naskah.bagian, GAYA_BELUM_TERVERIFIKASI)
        sebutan = "; ".join(f"“{ringkas(teks)}” ({tempat})" for tempat, teks in semua)
        pesan = f"{belum} dasar hukum bertanda kuning, belum terverifikasi{': ' if sebutan else ''}{sebutan}."
        yield _masalah(naskah, KodeSiap.BELUM_TERVERIFIKASI, pesan, _SARAN_BERTANDA)


def _periksa_urutan(basis: BasisData, entri: EntriAgenda, naskah: BerkasNaskah) -> Iterator[Masalah]:
    """Yield that the numbers just before and after a letter's have dates that do not agree with its own."""
    if entri.nomor is None or entri.jenis_nomor is None:
        return
    with basis.baca() as sambungan:
        semua = daftar_nomor(sambungan, entri.satker, entri.tahun_nomor, entri.jenis_nomor)
    sendiri = next((b for b in semua if (b.nomor, b.kunci) == (entri.nomor, entri.kunci)), None)
    if sendiri is None or sendiri.alasan:  # when it was numbered, somebody said why
        return
    for lain in janggal(semua, sendiri):
        pesan = f"nomor {sendiri.nomor} {bertanggal(sendiri)}, padahal nomor {lain.nomor} {bertanggal(lain)}."
        yield _masalah(naskah, KodeSiap.URUTAN_TANGGAL, pesan, "Periksa nomor dan tanggalnya di buku agenda.")


def _saran(kurang: Sequence[Masalah]) -> str:
    """Return what to do about what is missing: number and date are given by the register, not typed in Word."""
    nomor = [m for m in kurang if m.kode in {KodeSiap.TANPA_NOMOR, KodeSiap.TANPA_TANGGAL}]
    if not nomor:
        return "Lengkapi di isian naskahnya atau di Word, lalu jalankan lagi."
    if len(nomor) == len(kurang):
        return "Beri dahulu nomor dan tanggalnya, lalu jalankan lagi."
    return "Beri nomor dan tanggalnya, lengkapi di isian naskahnya atau di Word, lalu jalankan lagi."


def _kutip(teks: str) -> str:
    return f" “{teks}”" if teks else ""


def _periksa(kantor: Kantor, entri: EntriAgenda, naskah: BerkasNaskah) -> Iterator[Masalah]:
    """Yield what keeps a letter from being signed, in the order of the letter."""
    kendali = cari_kendali(naskah.bagian)
    dinomori = {p for k in kendali if milik_nomor(k) for p in ISIAN.findall(k.teks)}
    for isian in cari_isian(naskah.bagian):
        if isian.petunjuk not in dinomori:  # these are not typed one by one: `zi outbox nomori` fills them
            yield _masalah(naskah, KodeSiap.ISIAN, f"{isian}: [isi: {isian.petunjuk}] belum diisi.")
    yield from _periksa_tag(entri, naskah)
    ada_nomor = [k for k in kendali if bertag(k, NOMOR)]
    if entri.jalur:
        pass  # number and date come with the signed copy
    elif entri.nomor is None and (ada_nomor or pencacah(entri.jenis, kantor.satker.nomor)):
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


def _periksa_tag(entri: EntriAgenda, naskah: BerkasNaskah) -> Iterator[Masalah]:
    """Yield the tags that SRIKANDI would not fill; in a letter that does not go through it, each of its tags."""
    if entri.jalur:
        for k in periksa_tag(naskah.bagian):
            di = f"{k.tempat}: " if k.tempat else ""
            yield _masalah(naskah, KodeSiap.TAG_SRIKANDI, f"{di}tag SRIKANDI {k.tag} {k.sebab}.", _SARAN_TAG)
        return
    for teks in teks_naskah(naskah.bagian):
        for tag, dikenal in cari_tag(teks):
            if dikenal:
                pesan = f"tag SRIKANDI {tag} tertulis di naskah, padahal naskah ini dinomori di kantor."
                yield _masalah(naskah, KodeSiap.TAG_SRIKANDI, pesan, "Ganti dengan nilainya di Word, lalu simpan.")


def _rapi(kendali: Kendali) -> str:
    return " ".join(kendali.teks.split())


def _masalah(
    naskah: BerkasNaskah, kode: KodeSiap, pesan: str, saran: str = "", anjuran: Anjuran | None = None
) -> Masalah:
    return Masalah(Letak(naskah.tempat.name), kode, pesan, saran, anjuran=anjuran)
