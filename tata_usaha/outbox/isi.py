"""Filling blanks of a draft as a person left it: several at once, with not another byte changed, and the old one kept.

What may be typed is judged before anything is written; a letter that somebody has open, or that is another one than
the person looked at, stays as it is. Killed anywhere, the same act done again finishes: what is filled already is no
change.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.konsep.baris_kosong import cari_baris_terakhir
from tata_usaha.konsep.ganti_baris import tanpa_regang
from tata_usaha.konsep.kendali import Kendali, cari_kendali, isi_kendali, terapkan
from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.konsep.tempat_isi import AWALAN, TempatIsi, cari_tempat_isi
from tata_usaha.outbox import riwayat
from tata_usaha.outbox.bentrok import DIISI, bentrok, pengubah
from tata_usaha.outbox.isian_nomor import SEBUTAN
from tata_usaha.outbox.langkah_naskah import pastikan_tetap, yang_mungkin
from tata_usaha.outbox.nomori import selesaikan
from tata_usaha.outbox.pilih import BerkasNaskah, baca_naskah, bukan_word, tak_dapat, tolak_terbuka
from tata_usaha.word.ganti_bagian import PaketAsing, ganti_bagian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah, dapat

PANJANG_MAKS = 5_000
"""How long one answer may be; what is longer is written in Word."""
_ARAH = re.compile("[‎‏‪-‮⁦-⁩]")
_BUKAN_AKSARA = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_PETUNJUK = re.compile(r"\[isi:", re.IGNORECASE)


@dataclass(frozen=True)
class HasilIsi:
    """The letter as it is now: how many places were filled, how many blanks are left, where the old file is kept.

    `dihapus` is how many rows that stayed empty were taken away.
    """

    entri: EntriAgenda
    berkas: Path
    terisi: int
    tersisa: int
    riwayat: Path | None = None
    dihapus: int = 0

    @property
    def berubah(self) -> bool:
        """Whether anything was written."""
        return self.terisi > 0 or self.dihapus > 0

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "terisi": self.terisi,
            "tersisa": self.tersisa,
            "baris_dihapus": self.dihapus,
            "riwayat": str(self.riwayat) if self.riwayat else None,
        }


@dataclass(frozen=True)
class Jawaban:
    """What a person wants of a draft: texts by the names of places, of `serempak` wherever the same is still asked.

    `hapus_baris`: the rows that stay empty at the end of tables go.
    """

    nilai: Mapping[str, str]
    serempak: Collection[str] = ()
    hapus_baris: bool = False


def rapikan(teks: str) -> str:
    """Return what somebody typed as it will stand in the letter: lines without what follows or precedes them."""
    baris = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join(satu.rstrip() for satu in baris).strip()


def salah_teks(teks: str, tempat: TempatIsi) -> str:
    """Return in Indonesian why a text (of `rapikan`) cannot stand in a place; empty when it can."""
    if tempat.tag in SEBUTAN:
        return "diisi ketika naskahnya dinomori"
    if tempat.halangan:
        return tempat.halangan
    if len(teks) > PANJANG_MAKS:
        return f"lebih dari {PANJANG_MAKS} aksara; tulis di Word"
    if "\n" in teks and not tempat.berbaris:
        return "hanya muat satu baris"
    if _PETUNJUK.search(teks):
        return "tidak boleh memuat “[isi: …]”, karena itu tanda isian yang kosong"
    if any(unicodedata.category(h) in {"Cc", "Cs"} and h != "\n" for h in teks) or _BUKAN_AKSARA.search(teks):
        return "memuat aksara yang tidak dapat ditulis di Word"
    return "memuat aksara yang membalik arah tulisan" if _ARAH.search(teks) else ""


def sebar(semua: Sequence[TempatIsi], nilai: Mapping[str, str], serempak: Collection[str]) -> dict[str, str]:
    """Return the texts by place, without those that say nothing; of `serempak` also where the same is still asked.

    What was typed at a place of its own stays there.
    """
    ditulis = {sendiri: rapi for sendiri, teks in nilai.items() if (rapi := rapikan(teks))}
    hasil = dict(ditulis)
    menurut_id = {t.id: t for t in semua}
    for sendiri in serempak:
        asal = menurut_id.get(sendiri)
        if asal is None or sendiri not in ditulis:
            continue
        for lain in semua:
            if not lain.terisi and not lain.halangan and serupa(asal, lain):
                hasil.setdefault(lain.id, ditulis[sendiri])
    return hasil


def serupa(satu: TempatIsi, lain: TempatIsi) -> bool:
    """Tell whether two places ask the same."""
    return (satu.tag, satu.petunjuk) == (lain.tag, lain.petunjuk)


def periksa_isian(semua: Sequence[TempatIsi], nilai: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with texts (of `sebar`), by place, in Indonesian; nothing when all can be filled."""
    menurut_id = {t.id: t for t in semua}
    hasil = {}
    for sendiri, teks in nilai.items():
        ada = menurut_id.get(sendiri)
        if keluhan := salah_teks(teks, ada) if ada else "tidak ada di naskah ini":
            hasil[sendiri] = keluhan
    return hasil


def pastikan_konsep(entri: EntriAgenda, perbuatan: str) -> None:
    """Refuse to change a letter that is no draft, or no Word file; `perbuatan` is what was meant: `diisi`.

    Raises:
        GalatOutbox: saying what may be done first.

    """
    if entri.status_asing or not dapat(entri.status, Langkah.SUSUN):
        status = entri.status_asing or entri.status.kata
        if not entri.status_asing and dapat(entri.status, Langkah.BUKA):
            buka = Anjuran.untuk(Tindak.BUKA_NASKAH, kunci=entri.kunci, satker=entri.satker)
            raise GalatOutbox(
                f"{entri.kunci} sudah {status}, jadi tidak {perbuatan}.", "Buka kembali dulu naskahnya.", anjuran=buka
            )
        mungkin = () if entri.status_asing else yang_mungkin(entri)
        raise GalatOutbox(f"{entri.kunci} sudah {status}, jadi tidak {perbuatan} lagi.", langkah=mungkin)
    if not entri.berkas.endswith(".docx"):
        raise GalatOutbox(f"{entri.kunci} bukan dokumen Word, jadi tidak {perbuatan}.", "Ubah data kantornya.")


@diulang
def isi_naskah(
    folder: Path,
    basis: BasisData,
    entri: EntriAgenda,
    jawaban: Jawaban,
    dasar: str | None,
    sekarang: dt.datetime,
) -> HasilIsi:
    """Put texts into the blanks of a draft; `folder` is the outbox.

    `dasar` is the SHA-256 of the file that the person looked at; None: whatever lies there.

    Raises:
        GalatPemakaian: when a text cannot stand where it was meant; then none is written.
        GalatBentrok: when the letter is another one by now.
        GalatOutbox: when it is no draft any more, somebody has it open, or its file cannot be read or written.
        GalatBasisData: when the register cannot be used.

    """
    pastikan_konsep(entri, "diisi")
    selesaikan(folder, basis, entri)
    naskah = baca_naskah(folder, entri)
    if dasar is not None and dasar != naskah.sha256:
        with basis.baca() as sambungan:
            oleh = pengubah(sambungan, entri, naskah.tempat, naskah.isi)
        raise bentrok(entri, naskah.isi, oleh, sekarang.tzinfo)
    try:
        semua = cari_tempat_isi(naskah.bagian)
        baru, terisi = _terapkan(naskah, semua, sebar(semua, jawaban.nilai, jawaban.serempak))
        baru, dihapus = _hapus_baris(naskah.bagian, baru) if jawaban.hapus_baris else (baru, 0)
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    if not baru:
        return HasilIsi(entri, naskah.tempat, 0, hitung_sisa(naskah.isi).isian_orang)
    isi = ganti_bagian(naskah.isi, baru)
    try:
        sesudah, disimpan = _tulis(basis, entri, naskah, isi, {"isian": terisi, "baris_dihapus": dihapus}, sekarang)
    except OSError as galat:
        raise tak_dapat(naskah.tempat, galat) from galat
    return HasilIsi(sesudah, naskah.tempat, terisi, hitung_sisa(isi).isian_orang, disimpan, dihapus)


def _terapkan(
    naskah: BerkasNaskah, semua: Sequence[TempatIsi], nilai: Mapping[str, str]
) -> tuple[dict[str, bytes], int]:
    """Return the parts that change, and how many places are filled."""
    if keluhan := periksa_isian(semua, nilai):
        petunjuk = {t.id: f"“{t.petunjuk}”" for t in semua}
        baris = [f"  {petunjuk.get(sendiri, sendiri)} {sebab}" for sendiri, sebab in keluhan.items()]
        raise GalatPemakaian("\n".join(["Ada isian yang tidak dapat ditulis:", *baris]), "Tidak ada yang diisi.")
    ubah = [(t, nilai[t.id]) for t in semua if t.id in nilai and nilai[t.id] != t.teks]
    isian: list[tuple[Kendali, str]] = [(k, teks) for t, teks in ubah for k in (t.kendali, *t.kembaran)]
    baru = isi_kendali(naskah.bagian, isian)
    if any("\n" in teks for _, teks in ubah):
        baru |= tanpa_regang(naskah.bagian)
    kini = {t.id: t.teks for t in cari_tempat_isi({**naskah.bagian, **baru})} if baru else {}
    if gagal := [t.id for t, teks in ubah if kini.get(t.id) != teks]:
        raise GalatOutbox(
            f"“{naskah.tempat.name}” tidak dapat diisi di sini: {', '.join(gagal)}.", "Isi yang itu di Word."
        )
    return baru, len(ubah)


def _hapus_baris(bagian: Mapping[str, bytes], baru: dict[str, bytes]) -> tuple[dict[str, bytes], int]:
    """Return the parts that change when empty rows go as well, and how many rows that are."""
    kini = {**bagian, **baru}
    semua = cari_baris_terakhir(cari_kendali(kini), AWALAN)
    potong = {nama: terapkan(kini[nama], satu) for nama, satu in semua.items()}
    return baru | potong, sum(map(len, semua.values()))


def _tulis(
    basis: BasisData, entri: EntriAgenda, naskah: BerkasNaskah, isi: bytes, apa: dict[str, int], sekarang: dt.datetime
) -> tuple[EntriAgenda, Path]:
    """Write file and register in one transaction; return the entry then, and where the old file is kept."""
    sesudah = replace(entri, sha256_tulis=berkas.sha256(isi), ukuran_tulis=len(isi))
    with basis.transaksi(entri.satker) as sambungan:
        pastikan_tetap(sambungan, entri)
        tolak_terbuka(naskah.tempat)
        agenda.simpan(sambungan, sesudah)
        rincian = {
            "sha256": sesudah.sha256_tulis,
            "sebelum": naskah.sha256,
            **{n: banyak for n, banyak in apa.items() if banyak},
        }
        catat(sambungan, entri.kunci, DIISI, rincian, sekarang)
        try:
            disimpan = riwayat.ganti(naskah.tempat, isi, naskah.sha256, "sebelum diisi")
        except riwayat.BerubahSementara as galat:
            raise GalatOutbox(f"“{naskah.tempat.name}” berubah selagi diisi.", "Jalankan lagi.") from galat
    return sesudah, disimpan
