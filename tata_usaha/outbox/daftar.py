"""What lies in the outbox now: each letter of the register with its file as people left it, whatever became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.outbox import pindah_tahunan, riwayat
from tata_usaha.outbox.cocokkan import BerkasLain, Kenalan
from tata_usaha.outbox.saring import Saringan, paket, sepaket
from tata_usaha.outbox.taruh import sebut_sisa
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import Langkah, dapat

KOSONG = berkas.sha256(b"")


@dataclass(frozen=True)
class IsiOutbox:
    """One letter as it lies there now: `sha256` of the file (None: there is none to read), what is left to do in it.

    `keluhan` says in Indonesian why the file is no letter that can be read; then nobody knows what is left in it.
    `paket` is the meeting to whose packet it belongs, `menunggu` for how many days it has waited to be signed, None
    when it does not; `salinan` is its signed copy, where that still lies.
    `dari` is where the register still has a file that somebody moved ("": it lies at its place), `lain` are other files
    of the letter, `mungkin` those that may be it while its own is gone. `rekomendasi` is how much it asks of whom since
    it was issued. `isian_nomor` is how many of the blanks wait for number and date only, which nobody types one by one.
    """

    entri: EntriAgenda
    berkas: Path
    sha256: str | None
    isian: int | None
    belum_terverifikasi: int | None
    konsep_baru: Path | None
    keluhan: str = ""
    paket: str | None = None
    menunggu: int | None = None
    salinan: Path | None = None
    dari: str = ""
    rekomendasi: int = 0
    lain: tuple[BerkasLain, ...] = ()
    mungkin: tuple[BerkasLain, ...] = ()
    isian_nomor: int = 0

    @property
    def isian_orang(self) -> int:
        """How many blanks a person fills; 0 when the file cannot be read."""
        return (self.isian or 0) - self.isian_nomor

    @property
    def status(self) -> str:
        """The state as the register has it."""
        return self.entri.status_asing or self.entri.status.value

    @property
    def disunting(self) -> bool:
        """Whether a person changed the draft."""
        return self.sha256 is not None and self.sha256 not in {self.entri.sha256, self.entri.sha256_niat}

    @property
    def berubah_sesudah_siap(self) -> bool:
        """Whether somebody changed the file after it was declared ready to be signed."""
        siap = self.entri.sha256_siap if dapat(self.entri.status, Langkah.TANDATANGANI) else None
        return siap is not None and self.sha256 not in {None, siap}

    @property
    def berebut(self) -> bool:
        """Whether another file says something else, and somebody has to choose: who was slower left an edit beside."""
        boleh = not self.entri.status_asing and dapat(self.entri.status, Langkah.SUSUN)
        return boleh and any(b.sha256 not in {None, self.sha256} and not b.nama_kedua for b in self.lain)

    @property
    def catatan(self) -> str:
        """What a person should know about it, in Indonesian; empty when there is nothing."""
        return "; ".join(filter(None, [self._catatan_sendiri, *self._catatan_lain]))

    @property
    def _catatan_lain(self) -> Iterator[str]:
        """What there is to say of where its file lies, and of its other files."""
        if self.dari:
            yield "dipindahkan orang"
        if self.mungkin:
            yield f"mungkin {'ini' if len(self.mungkin) == 1 else 'salah satu dari ini'}: {_sebut_nama(self.mungkin)}"
        if self.lain:
            yield f"berkas lain: {_sebut_nama(self.lain)}"

    @property
    def rincian_lain(self) -> list[str]:
        """What there is to say of each of its other files, in Indonesian, with where it lies below the outbox."""
        hasil = [f"{b.nama}: mungkin ini{f', tetapi {b.beda}' if b.beda else ''}" for b in self.mungkin]
        for satu in self.lain:
            if satu.nama_kedua:
                sebutan = "nama kedua dari berkas yang sama"
            elif satu.beda:
                sebutan = f"salinan, tetapi {satu.beda}"
            else:
                sebutan = "salinan yang sama isinya" if satu.sha256 == self.sha256 else "salinan yang lain isinya"
            hasil.append(f"{satu.nama}: {sebutan}")
        return hasil

    @property
    def _catatan_sendiri(self) -> str:
        asing = f"status “{self.entri.status_asing}” tidak dikenal program ini" if self.entri.status_asing else ""
        if not self.keluhan:
            return "; ".join(filter(None, [asing, self._catatan_daur, self._catatan_berkas]))
        di_samping = f"konsep baru: {self.konsep_baru.name}" if self.konsep_baru else ""
        return "; ".join(filter(None, [asing, self._catatan_daur, self.keluhan, di_samping]))

    @property
    def _catatan_daur(self) -> str:
        """What became of it that its state does not tell."""
        e = self.entri
        if e.dicabut_oleh is not None and e.dicabut_sejak is not None:
            return f"dicabut {e.dicabut_oleh} sejak {tanggal_panjang(e.dicabut_sejak)}"
        if e.berkas_ttd is None:
            return ""
        if dapat(e.status, Langkah.TANDATANGANI):
            return "pencatatan salinan bertanda tangannya terputus; jalankan lagi"
        return "" if self.salinan else "salinan bertanda tangan tidak ada lagi"

    @property
    def _catatan_berkas(self) -> str:
        if self.sha256 is None:
            if pindah_tahunan.terputus(self.berkas):
                return "pemindahannya ke folder tahunan terputus; jalankan lagi alurnya"
            if riwayat.terputus(self.berkas):
                return "penggantiannya terputus; jalankan lagi alurnya, berkasnya dikembalikan dari folder riwayat"
            return "berkas tidak ada lagi"
        if self.konsep_baru is not None:
            return f"{'disunting; ' if self.disunting else ''}konsep baru: {self.konsep_baru.name}"
        if self.berubah_sesudah_siap:
            return "BERUBAH sesudah dinyatakan siap; periksa, lalu nyatakan siap lagi"
        if not dapat(self.entri.status, Langkah.SIAP):
            return ""
        bagian = ["disunting"] if self.disunting and self.entri.nomor is None else []
        return "; ".join([*bagian, *filter(None, [sebut_sisa(0, self.belum_terverifikasi or 0)])])

    def sebagai_data(self) -> dict[str, object]:
        """Return the entry as `zi outbox --json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "jenis": self.entri.jenis,
            "perihal": self.entri.perihal,
            "periode": self.entri.periode,
            "unit": self.entri.unit or None,
            "paket": self.paket,
            "berkas": str(self.berkas),
            "status": self.status,
            "jalur": self.entri.jalur or None,
            "sejak": self.entri.sejak.isoformat() if self.entri.sejak else None,
            "menunggu_hari": self.menunggu,
            "nomor": self.entri.nomor,
            "tanggal": self.entri.tanggal,
            "revisi": self.entri.revisi,
            "sha256": self.sha256,
            "isian": self.isian,
            "belum_terverifikasi": self.belum_terverifikasi,
            "disunting": self.disunting,
            "berubah_sesudah_siap": self.berubah_sesudah_siap,
            "konsep_baru": str(self.konsep_baru) if self.konsep_baru else None,
            "salinan": str(self.salinan) if self.salinan else None,
            "dicabut_oleh": self.entri.dicabut_oleh,
            "dicabut_sejak": self.entri.dicabut_sejak,
            "dipindahkan_dari": self.dari or None,
            "rekomendasi": self.rekomendasi,
            "berkas_lain": [_data_lain(b) for b in self.lain],
            "mungkin": [_data_lain(b) for b in self.mungkin],
            "catatan": self.catatan,
        }


def _sebut_nama(berkas: Sequence[BerkasLain]) -> str:
    return ", ".join(PurePosixPath(b.nama).name for b in berkas)


def _data_lain(satu: BerkasLain) -> dict[str, object]:
    return {"berkas": satu.nama, "sha256": satu.sha256, "nama_kedua": satu.nama_kedua, "beda": satu.beda or None}


def daftar(
    folder: Path, entri: Sequence[EntriAgenda], saringan: Saringan | None = None, sekarang: dt.datetime | None = None
) -> list[IsiOutbox]:
    """Return the letters of the register with the files as they lie there now, whatever became of them.

    `saringan` picks some; packets stay together. `sekarang` is the moment until which waiting is counted.
    """
    nama = paket(entri)
    dipilih = [e for e in sepaket(entri) if saringan is None or saringan.cocok(e)]
    return [
        replace(
            _lihat(folder, e), paket=nama.get(e.kunci), menunggu=_menunggu(e, sekarang), salinan=_salinan(folder, e)
        )
        for e in dipilih
    ]


def _menunggu(entri: EntriAgenda, sekarang: dt.datetime | None) -> int | None:
    if sekarang is None or entri.sejak is None or entri.status_asing:
        return None
    return max((sekarang - entri.sejak).days, 0) if dapat(entri.status, Langkah.TANDATANGANI) else None


def _salinan(folder: Path, entri: EntriAgenda) -> Path | None:
    tempat = folder / entri.berkas_ttd if entri.berkas_ttd else None
    return tempat if tempat and tempat.is_file() else None


def daftar_dikenali(
    folder: Path,
    entri: Sequence[EntriAgenda],
    kenalan: Kenalan,
    saringan: Saringan | None = None,
    sekarang: dt.datetime | None = None,
) -> list[IsiOutbox]:
    """Return the letters as `daftar` does, with what was found of their files under other names."""
    kini = [kenalan.pindah.get(e.kunci, e) for e in entri]
    dari = {e.kunci: e.berkas for e, k in zip(entri, kini, strict=True) if e.berkas != k.berkas}
    return [
        replace(
            satu,
            dari=dari.get(satu.entri.kunci, ""),
            lain=kenalan.lain.get(satu.entri.kunci, ()),
            mungkin=kenalan.tanya.get(satu.entri.kunci, ()),
        )
        for satu in daftar(folder, kini, saringan, sekarang)
    ]


def _lihat(folder: Path, entri: EntriAgenda) -> IsiOutbox:
    from tata_usaha.konsep.sisa import INGATAN_SISA, UKURAN_MAKS

    tempat = folder / entri.berkas
    sanding = folder / entri.berkas_sanding if entri.berkas_sanding else None
    try:
        sidik, sisa = INGATAN_SISA.lihat(tempat, UKURAN_MAKS)
    except FileNotFoundError:
        return IsiOutbox(entri, tempat, None, 0, 0, sanding)
    except berkas.BerkasTakWajar as galat:
        return IsiOutbox(entri, tempat, None, None, None, sanding, f"berkas tidak dibaca: {galat}")
    except OSError as galat:
        return IsiOutbox(entri, tempat, None, None, None, sanding, f"berkas tidak dapat dibaca: {sebab_sistem(galat)}")
    if sidik != KOSONG and tempat.suffix.lower() != ".docx":  # an entry for calendars has nothing to fill in
        return IsiOutbox(entri, tempat, sidik, 0, 0, sanding)
    if sisa.keluhan:
        return IsiOutbox(entri, tempat, sidik, None, None, sanding, sisa.keluhan)
    banyak, nomor = len(sisa.isian), sisa.dinomori
    return IsiOutbox(entri, tempat, sidik, banyak, sisa.belum_terverifikasi, sanding, isian_nomor=nomor)
