"""What keeps a letter from its number: the letter as it is in file and register, and what was asked for.

Whether the number is free is another matter, which register and number book decide while it is taken
(`tata_usaha.agenda.penomoran`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.penomoran import Urutan, isi_buku, urutan
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.konsep.kendali import Kendali, cari_kendali
from tata_usaha.konsep.letak_isian import LetakIsian, cari_isian, teks_naskah
from tata_usaha.outbox.isian_nomor import SEBUTAN, TANGGAL, bertag, nilai_nomor, pola_naskah, sama
from tata_usaha.outbox.pilih import BerkasNaskah
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.keputusan_kantor import KEPUTUSAN, nomor_keputusan_dikenal, pemakai_nomor_keputusan
from zi_model.naskah.keluarga import pencacah
from zi_model.pola_nomor import NOMOR


@dataclass(frozen=True)
class Kehendak:
    """What somebody asks for explicitly, with the reason that is then recorded.

    `ganti`: another number or date than the letter has already, `pakai_lagi`: a number that is void, or was used
    outside the program. A reason alone allows a date that does not fit between those of the numbers around it.
    `dasar` is the SHA-256 of the file that they looked at; None: they do not say.
    """

    ganti: bool = False
    pakai_lagi: bool = False
    alasan: str = ""
    dasar: str | None = None


BIASA = Kehendak()


@dataclass
class Penomoran:
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
            tindak = Tindak.GANTI_NOMOR if kehendak.ganti else Tindak.PAKAI_LAGI_NOMOR
            raise GalatPemakaian(
                "Alasannya belum disebut.",
                "Tulis singkat sebabnya; alasan itu dicatat di buku agenda.",
                anjuran=Anjuran.untuk(tindak, kunci=kunci, satker=self.entri.satker),
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
                f"Nomor {self.nomor} tahun {tahun} sudah dipakai {judul} (menurut rencana aksi atau daftar dasar "
                "hukum kantor).",
                f"Ambil nomor lain. {self._urutan()}",
            )
