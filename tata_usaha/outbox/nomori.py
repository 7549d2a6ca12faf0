"""Numbering: the number and date of a letter, in its file as a person left it and in the buku agenda.

The file first loses nothing: what it was is kept in the folder `riwayat`, all that is not a control for
number or date stays byte for byte. The register takes the number in the same transaction, so that
two letters never get the same one. After a crash in between, the same command finishes the work, and
what somebody saves meanwhile stays (`tata_usaha.outbox.riwayat`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import BarisNomor
from tata_usaha.agenda.penomoran import BukuNomor, Urutan, isi_buku, urutan
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.konsep.kendali import Kendali, cari_kendali
from tata_usaha.konsep.letak_isian import LetakIsian, cari_isian, teks_naskah
from tata_usaha.outbox import riwayat
from tata_usaha.outbox.isian_nomor import (
    SEBUTAN,
    TANGGAL,
    bertag,
    isi_nomor,
    nilai_nomor,
    petunjuk_nomor,
    pola_naskah,
    sama,
)
from tata_usaha.outbox.langkah_naskah import tempuh
from tata_usaha.outbox.periksa_hukum import periksa_dasar
from tata_usaha.outbox.pilih import BerkasNaskah, baca_naskah, bukan_word, tak_dapat, tolak_terbuka
from tata_usaha.word.ganti_bagian import PaketAsing, ganti_bagian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import Langkah
from zi_model.kantor import Kantor
from zi_model.keputusan_kantor import KEPUTUSAN, nomor_keputusan_dikenal, pemakai_nomor_keputusan
from zi_model.masalah import Masalah, Tingkat
from zi_model.naskah.keluarga import pencacah
from zi_model.pola_nomor import NOMOR


@dataclass(frozen=True)
class Kehendak:
    """What somebody asks for explicitly, with the reason that is then recorded.

    `ganti`: another number or date than the letter has already, `pakai_lagi`: a number that is void, or was used
    outside the program. A reason alone allows a date that does not fit between those of the numbers around it.
    """

    ganti: bool = False
    pakai_lagi: bool = False
    alasan: str = ""


BIASA = Kehendak()


@dataclass(frozen=True)
class HasilNomor:
    """What was done: the entry as it is now, how many places were filled, and which could not be.

    `perhatian` are remarks: citations that do not fit the date, lines of the number book that cannot be read.
    `batal` is the number that it had before, which is void now.
    """

    entri: EntriAgenda
    berkas: Path
    terisi: int
    tersisa: tuple[LetakIsian, ...]
    riwayat: Path | None
    perhatian: tuple[Masalah, ...]
    batal: int | None = None

    @property
    def berubah(self) -> bool:
        """Whether anything was written into the file."""
        return self.terisi > 0

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "nomor": self.entri.nomor,
            "tanggal": self.entri.tanggal,
            "terisi": self.terisi,
            "tersisa": [{"isian": t.petunjuk, "tempat": str(t)} for t in self.tersisa],
            "riwayat": str(self.riwayat) if self.riwayat else None,
            "perhatian": [str(m) for m in self.perhatian],
            "batal": self.batal,
        }


@diulang
def nomori(
    folder: Path,
    basis: BasisData,
    kantor: Kantor,
    entri: EntriAgenda,
    nomor: int | None,
    tanggal: dt.date,
    sekarang: dt.datetime,
    kehendak: Kehendak = BIASA,
) -> HasilNomor:
    """Put number and date into a draft and into the register; `nomor` is None for letters that have none.

    Raises:
        GalatPemakaian: when a number is missing (with the last ones, and the next), or given for a letter without
            one, or the reason is missing.
        GalatOutbox: when the number is taken, in the register, in the number book or by a decree that the plan
            knows, the letter is no draft any more or says another number, or its file or the number book cannot be
            read or written.
        GalatBasisData: when the register cannot be used.

    """
    tempuh(entri, Langkah.NOMORI)
    selesaikan(folder, basis, entri)
    naskah = baca_naskah(folder, entri)
    tugas = _Penomoran(folder, basis, kantor, entri, naskah, nomor, tanggal, kehendak)
    try:
        tugas.periksa()
        baru, terisi = isi_nomor(naskah.bagian, tugas.kendali, tugas.nilai)
        petunjuk = petunjuk_nomor(tugas.kendali, tugas.pola)
        sisa = cari_isian({**naskah.bagian, **baru}, tanpa_kendali=True)
        tersisa = tuple(t for t in sisa if t.petunjuk in petunjuk)
        perhatian = periksa_dasar(naskah, kantor, tanggal)
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    try:
        sesudah, disimpan, masalah = tugas.catat(baru, sekarang)
    except OSError as galat:
        raise tak_dapat(naskah.tempat, galat) from galat
    perhatian += tuple(replace(m, tingkat=Tingkat.CATATAN) for m in masalah)
    batal = entri.nomor if entri.nomor != sesudah.nomor else None
    return HasilNomor(sesudah, naskah.tempat, terisi, tersisa, disimpan, perhatian, batal)


def selesaikan(folder: Path, basis: BasisData, entri: EntriAgenda) -> None:
    """Put the file of a letter back at its place when a run was killed while it replaced it.

    Raises:
        GalatOutbox: when the folder cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    tempat = folder / entri.berkas
    if not riwayat.terputus(tempat):
        return
    try:
        with basis.transaksi(entri.satker):  # what goes on elsewhere is ended before
            riwayat.pulihkan(tempat)
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat


@dataclass
class _Penomoran:
    """One letter that is to get a number and a date."""

    folder: Path
    basis: BasisData
    kantor: Kantor
    entri: EntriAgenda
    naskah: BerkasNaskah
    nomor: int | None
    tanggal: dt.date
    kehendak: Kehendak

    @cached_property
    def kendali(self) -> list[Kendali]:
        """The content controls of the letter."""
        return cari_kendali(self.naskah.bagian)

    @cached_property
    def pola(self) -> str:
        """The office's pattern for its kind."""
        return pola_naskah(self.entri.jenis, self.kantor.satker.nomor)

    @cached_property
    def nilai(self) -> dict[str, str]:
        """What the controls are to say."""
        return nilai_nomor(self.pola, self.nomor, self.tanggal)

    @cached_property
    def jenis(self) -> str:
        """The kind by which the office numbers it."""
        return pencacah(self.entri.jenis, self.kantor.satker.nomor) or self.entri.jenis

    @cached_property
    def pencacah(self) -> str:
        """The counter that its number is of; a letter that keeps its number keeps the counter."""
        if self.entri.jenis_nomor and (self.entri.nomor, self.entri.tahun_nomor) == (self.nomor, self.tanggal.year):
            return self.entri.jenis_nomor
        return self.kantor.satker.pencacah_nomor(self.jenis, self.entri.unit)

    @cached_property
    def bernomor(self) -> bool:
        """Whether the letter has a number."""
        tempat = any(bertag(k, NOMOR) for k in self.kendali)
        return tempat or bool(self._isian_lepas) or pencacah(self.entri.jenis, self.kantor.satker.nomor) is not None

    @cached_property
    def _isian_lepas(self) -> list[LetakIsian]:
        return [t for t in cari_isian(self.naskah.bagian, tanpa_kendali=True) if t.petunjuk == NOMOR]

    def periksa(self) -> None:
        """Refuse what does not fit the letter as it is in file and register."""
        self._periksa_permintaan()
        self._periksa_ganti()
        self._periksa_isi()
        self._periksa_rencana()

    def _periksa_permintaan(self) -> None:
        kunci, kehendak = self.entri.kunci, self.kehendak
        if (kehendak.ganti or kehendak.pakai_lagi) and not kehendak.alasan:
            raise GalatPemakaian(
                "Alasannya belum disebut.", "Tulis singkat sebabnya; alasan itu dicatat di buku agenda."
            )
        if self.bernomor and self.nomor is None:
            raise GalatPemakaian(
                f"{kunci} memerlukan nomor. {self._urutan()}",
                "Sebutkan nomornya.",
                anjuran=Anjuran.untuk(Tindak.NOMORI, kunci=kunci, satker=self.entri.satker, bernomor="ya"),
            )
        if not self.bernomor and self.nomor is not None:
            raise GalatPemakaian(
                f"{kunci} tidak bernomor: tidak ada tempat nomor di dalamnya.", "Isi tanggalnya saja, tanpa nomor."
            )

    def _urutan(self) -> Urutan:
        """Return where the counter stands from which the letter takes its number."""
        tahun = self.tanggal.year
        with self.basis.baca() as sambungan:
            baris = isi_buku(sambungan, self.folder, self.entri.satker, tahun).baris
        dikenal = nomor_keputusan_dikenal(self.kantor, tahun) if self.jenis == KEPUTUSAN else ()
        return urutan(baris, self.pencacah, tahun, dikenal)

    def _periksa_ganti(self) -> None:
        """Refuse another number or date than the register has, unless somebody asks for that explicitly."""
        entri = self.entri
        if self.kehendak.ganti and entri.tanggal is None:
            raise GalatPemakaian(
                f"{entri.kunci} belum bernomor atau bertanggal di buku agenda, jadi belum ada yang diganti.",
                "Nomori seperti biasa.",
            )
        beda = [
            f"bernomor {entri.nomor}, bukan {self.nomor}" if entri.nomor not in {None, self.nomor} else "",
            f"bertanggal {tanggal_panjang(entri.tanggal)}, bukan {tanggal_panjang(self.tanggal)}"
            if entri.tanggal not in {None, self.tanggal} and entri.tanggal
            else "",
        ]
        if any(beda) and not self.kehendak.ganti:
            batal = f" Nomor {entri.nomor} lalu menjadi batal." if beda[0] else ""
            raise GalatOutbox(
                f"{entri.kunci} sudah {' dan '.join(filter(None, beda))}.",
                f"Bila yang tercatat memang keliru, ganti dengan menyebut alasannya.{batal}",
                anjuran=Anjuran.untuk(Tindak.GANTI_NOMOR, kunci=entri.kunci, satker=entri.satker),
            )

    def _periksa_isi(self) -> None:
        """Refuse a letter that has no place for the number, or says another number, date or year."""
        nama = self.naskah.tempat.name
        tempat = [k for k in self.kendali if bertag(k, NOMOR)]
        if self.bernomor and not tempat and not self._isian_lepas and not self._tersebut():
            raise GalatOutbox(
                f"Tempat nomor di “{nama}” sudah dihapus, dan nomor {self.nomor} tidak tertulis di sana.",
                "Ketik nomornya di Word dan simpan, lalu jalankan lagi supaya tercatat di buku agenda.",
            )
        for k in tempat:
            tahun = re.findall(r"(?<!\d)20\d\d(?!\d)", k.sekitar)
            if tahun and str(self.tanggal.year) not in tahun:
                raise GalatOutbox(
                    f"Nomor di “{nama}” bertahun {tahun[-1]}, tanggalnya {self.nilai[TANGGAL]}.",
                    "Periksa tanggalnya; bila tahun pada nomor yang keliru, betulkan di Word, simpan, "
                    "lalu jalankan lagi.",
                )
        lama = nilai_nomor(self.pola, self.entri.nomor, self.entri.tanggal) if self.kehendak.ganti else {}
        for tag, nilai in self.nilai.items():
            for k in self.kendali:
                if bertag(k, tag) and self._lain(k, tag, nilai, lama.get(tag)):
                    raise GalatOutbox(
                        f"“{nama}” sudah memuat {SEBUTAN[tag]} “{k.teks.strip()}”, bukan “{nilai}”.",
                        f"Samakan {SEBUTAN[tag]} yang diminta, atau kosongkan isiannya di Word, simpan, "
                        "lalu jalankan lagi.",
                    )

    def _lain(self, kendali: Kendali, tag: str, nilai: str, lama: str | None) -> bool:
        """Tell whether a control holds another value that stays: one that a person typed, or a known number.

        A date that the draft itself proposed (in a control without prompt) gives way; so does what is to be replaced.
        """
        usulan = kendali.tag == tag == TANGGAL and self.entri.tanggal is None
        diganti = lama is not None and sama(kendali, lama)
        return kendali.terisi and not usulan and not diganti and not sama(kendali, nilai)

    def _tersebut(self) -> bool:
        """Tell whether the number stands somewhere in the body as a figure of its own."""
        angka = re.compile(rf"(?<!\d)0*{self.nomor}(?!\d)")
        return any(angka.search(teks) for teks in teks_naskah(self.naskah.bagian))

    def _periksa_rencana(self) -> None:
        """Refuse the number of a decree that the plan knows from before the register began."""
        if self.jenis != KEPUTUSAN or self.nomor is None:
            return
        tahun = self.tanggal.year
        if judul := pemakai_nomor_keputusan(self.kantor, self.nomor, tahun, self.entri.perihal):
            raise GalatOutbox(
                f"Nomor {self.nomor} tahun {tahun} sudah dipakai {judul} (menurut rencana aksi atau hukum.yaml).",
                f"Ambil nomor lain. {self._urutan()}",
            )

    def catat(
        self, baru: dict[str, bytes], sekarang: dt.datetime
    ) -> tuple[EntriAgenda, Path | None, tuple[Masalah, ...]]:
        """Take the number and write file, register and number book in one transaction.

        Return the entry then, where the old file is kept, and what in the number book cannot be read.
        """
        entri, naskah = self.entri, self.naskah
        sesudah = replace(entri, tanggal=self.tanggal)
        if self.bernomor:
            sesudah = replace(sesudah, jenis_nomor=self.pencacah, tahun_nomor=self.tanggal.year, nomor=self.nomor)
        if not baru and sesudah == entri:
            return entri, None, ()
        isi = ganti_bagian(naskah.isi, baru) if baru else b""
        if baru:
            sesudah = replace(sesudah, sha256_tulis=berkas.sha256(isi), ukuran_tulis=len(isi))
        with self.basis.transaksi(entri.satker) as sambungan:
            if agenda.cari(sambungan, entri.kunci) != entri:
                raise GalatOutbox(f"Catatan {entri.kunci} di buku agenda baru saja berubah.", "Jalankan lagi.")
            buku = self._ambil_nomor(sambungan, sesudah, sekarang)
            agenda.simpan(sambungan, sesudah)
            rincian: dict[str, str | int | None] = {
                "nomor": sesudah.nomor,
                "tanggal": str(sesudah.tanggal),
                "sebelum": naskah.sha256,
            }
            rincian |= {"diganti": entri.nomor} if entri.nomor not in {None, sesudah.nomor} else {}
            disimpan = None
            if baru:
                tolak_terbuka(naskah.tempat)
                try:
                    disimpan = riwayat.ganti(naskah.tempat, isi, naskah.sha256, "sebelum dinomori")
                except riwayat.BerubahSementara as galat:
                    raise GalatOutbox(f"“{naskah.tempat.name}” berubah selagi dinomori.", "Jalankan lagi.") from galat
                rincian["sha256"] = sesudah.sha256_tulis
            catat(sambungan, entri.kunci, "DINOMORI", rincian, sekarang, self.kehendak.alasan)
            for satu in buku:
                satu.simpan()
        return sesudah, disimpan, tuple(m for satu in buku for m in satu.masalah)

    def _ambil_nomor(self, sambungan: Connection, sesudah: EntriAgenda, sekarang: dt.datetime) -> list[BukuNomor]:
        """Give the letter its number, and make void the one that it had; return the number books to be written."""
        kehendak, lama, baru = self.kehendak, _baris_nomor(self.entri), _baris_nomor(sesudah)
        if baru is None:
            return []
        baru = replace(baru, alasan="" if kehendak.ganti else kehendak.alasan)
        buku = {baru.tahun: BukuNomor(sambungan, self.folder, baru.satker, baru.tahun, sekarang)}
        tolak_terbuka(buku[baru.tahun].tempat)
        if not kehendak.alasan and (lama is None or (lama.nomor, lama.tanggal) != (baru.nomor, baru.tanggal)):
            buku[baru.tahun].periksa_urutan(baru)
        buku[baru.tahun].pakai(baru, lagi=kehendak.pakai_lagi)
        if lama is not None and (lama.pencacah, lama.tahun, lama.nomor) != (baru.pencacah, baru.tahun, baru.nomor):
            if lama.tahun not in buku:
                buku[lama.tahun] = BukuNomor(sambungan, self.folder, lama.satker, lama.tahun, sekarang)
                tolak_terbuka(buku[lama.tahun].tempat)
            buku[lama.tahun].batalkan(lama, kehendak.alasan)
        return list(buku.values())


def _baris_nomor(entri: EntriAgenda) -> BarisNomor | None:
    """Return the row of the buku agenda that a letter takes; None while it has no number."""
    if entri.nomor is None or entri.jenis_nomor is None or entri.tahun_nomor is None:
        return None
    return BarisNomor(
        entri.satker, entri.jenis_nomor, entri.tahun_nomor, entri.nomor, entri.tanggal, entri.kunci, entri.perihal
    )
