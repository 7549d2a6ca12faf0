"""Number and date that SRIKANDI gave a letter: read in the signed PDF's own text, or told, and entered in the register.

They are facts by then. So they are believed from a text that does not speak of another letter, what a person says
goes before it, and a number that another letter has is refused. The system has counters of its own, so the numbers
are kept apart from those that the office gives itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import BarisNomor, cari_nomor
from tata_usaha.agenda.penomoran import BukuNomor
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox.pilih import tolak_terbuka
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import tanggal_panjang
from zi_model.naskah.keluarga import jenis_srikandi
from zi_model.nomor import KeadaanNomor
from zi_model.pengenalan import CalonNaskah, KepalaNaskah, Putusan, baca_kepala, cocokkan
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.srikandi import pencacah_srikandi

_KEPALA, _SELURUHNYA = 2, 60
"""So many pages of a signed PDF have its head (a report may have a cover), and so many are read for the date above the
signature."""
_PALING_TIMUR = dt.timezone(dt.timedelta(hours=9))
"""Where in Indonesia a day begins first."""


@dataclass(frozen=True)
class Disebut:
    """What a person says that SRIKANDI gave; None: it is read in the signed PDF."""

    nomor: int | None = None
    tanggal: dt.date | None = None


TAK_DISEBUT = Disebut()


@dataclass(frozen=True)
class NomorSrikandi:
    """Number and date of a letter, as they are entered; `tertulis` is the number as the PDF has it ("": not read).

    `perhatian` says in Indonesian where the text says otherwise than the person.
    """

    nomor: int
    tanggal: dt.date
    tertulis: str = ""
    perhatian: tuple[str, ...] = ()


def tentukan(entri: EntriAgenda, isi: bytes, nama: str, disebut: Disebut, sekarang: dt.datetime) -> NomorSrikandi:
    """Return the number and date of a letter that comes home signed; `isi` is its signed copy, called `nama`.

    Raises:
        GalatPemakaian: when they cannot be read there and are not said, or cannot be right.
        GalatOutbox: when the text is another letter's and nobody says what the number is.

    """
    if disebut.nomor is not None and disebut.nomor < 1:
        raise GalatPemakaian(f"Nomor {disebut.nomor} tidak dapat dipakai.", "Nomor urut mulai dari 1.")
    kepala, teks = _baca(isi)
    beda = _berbeda(entri, kepala, teks)
    if beda and disebut.nomor is None:
        raise GalatOutbox(
            f"Teks “{nama}” bukan teks {entri.kunci}: {'; '.join(beda)}.",
            "Periksa berkasnya. Kalau memang itu salinan bertanda tangannya, sebutkan nomor dan tanggalnya.",
            anjuran=_anjuran(entri),
        )
    if kepala.tanggal and kepala.tanggal > sekarang.astimezone(_PALING_TIMUR).date():
        kepala = replace(kepala, tanggal=None)  # no letter is signed before its day: it is another date
    nomor, tanggal = disebut.nomor or kepala.angka, disebut.tanggal or kepala.tanggal
    if nomor is None or tanggal is None:
        kurang = [sebutan for sebutan, nilai in (("nomor", nomor), ("tanggal", tanggal)) if nilai is None]
        raise GalatPemakaian(
            f"{' dan '.join(kurang).capitalize()} {entri.kunci} tidak terbaca di “{nama}”.",
            "Sebutkan seperti yang diberi SRIKANDI.",
            anjuran=_anjuran(entri),
        )
    perhatian = [f"teks berkasnya {satu}" for satu in beda]
    if kepala.angka not in {None, nomor}:
        perhatian.append(f"di teks berkasnya terbaca nomor {kepala.angka}, yang dicatat {nomor} seperti disebut")
    if kepala.tanggal and kepala.tanggal != tanggal:
        terbaca, dicatat = tanggal_panjang(kepala.tanggal), tanggal_panjang(tanggal)
        perhatian.append(f"di teks berkasnya terbaca tanggal {terbaca}, yang dicatat {dicatat} seperti disebut")
    return NomorSrikandi(nomor, tanggal, kepala.nomor if kepala.angka == nomor else "", tuple(perhatian))


def _baca(isi: bytes) -> tuple[KepalaNaskah, str]:
    """Return what the first pages of a signed copy say; nothing for a picture, or a scan without text.

    A report and a decree have their date above the signature, on whatever page that is.
    """
    if not isi.startswith(b"%PDF-"):
        return KepalaNaskah(), ""
    from tata_usaha.bukti.pembaca.halaman_pdf import teks_halaman  # only who brings a PDF waits for the reader

    halaman = teks_halaman(isi, _SELURUHNYA)
    teks = "\n".join(halaman[:_KEPALA])
    if not teks.strip():
        return KepalaNaskah(), ""
    kepala = baca_kepala(teks)
    if kepala.tanggal is None:
        kepala = replace(kepala, tanggal=baca_kepala("\n".join(halaman)).tanggal)
    return kepala, teks


def _berbeda(entri: EntriAgenda, kepala: KepalaNaskah, teks: str) -> tuple[str, ...]:
    """Return in what a text speaks of another letter; nothing where it cannot be told."""
    try:
        periode = Periode.parse(entri.periode)
    except PeriodeTidakSah:
        return ()
    hasil = cocokkan(kepala, CalonNaskah(entri.kunci, entri.jenis, entri.perihal, periode), teks)
    return hasil.berbeda if hasil.putusan is Putusan.BERTENTANGAN else ()


def tolak_terpakai(sambungan: Connection, entri: EntriAgenda, nomor: NomorSrikandi) -> None:
    """Refuse a number that another letter has, before anything is written.

    Raises:
        GalatOutbox: naming the letter.

    """
    baris = _baris(entri, nomor)
    ada = cari_nomor(sambungan, baris.satker, baris.pencacah, baris.tahun, baris.nomor)
    if ada is not None and ada.keadaan is KeadaanNomor.DIPAKAI and ada.kunci != entri.kunci:
        raise GalatOutbox(
            f"Nomor {nomor.nomor} dari SRIKANDI untuk {baris.pencacah.partition('/')[0]} tahun {baris.tahun} sudah "
            f"dipakai {ada.kunci} ({ada.perihal}).",
            "Periksa berkas dan nomornya. Kalau naskah itu yang keliru, lepas dahulu salinannya.",
            anjuran=Anjuran.untuk(Tindak.LEPAS_TTD, kunci=ada.kunci, satker=ada.satker),
        )


def ambil(
    sambungan: Connection, folder: Path, entri: EntriAgenda, nomor: NomorSrikandi, sekarang: dt.datetime
) -> tuple[EntriAgenda, BukuNomor]:
    """Enter number and date in the register; return the entry with them, and the number book, still to be saved.

    Raises:
        GalatOutbox: when another letter has the number, or the number book cannot be read or written.

    """
    baris = _baris(entri, nomor)
    buku = BukuNomor(sambungan, folder, entri.satker, baris.tahun, sekarang)
    tolak_terbuka(buku.tempat)
    buku.pakai(baris, lagi=True)  # one that was let go here comes back with the right copy
    rincian: dict[str, str | int | None] = {"nomor": nomor.nomor, "tanggal": str(nomor.tanggal)}
    rincian |= {"tertulis": nomor.tertulis or None, "sumber": "SRIKANDI"}
    catat(sambungan, entri.kunci, "DINOMORI", rincian, sekarang)
    dinomori = replace(
        entri, jenis_nomor=baris.pencacah, tahun_nomor=baris.tahun, nomor=nomor.nomor, tanggal=nomor.tanggal
    )
    return dinomori, buku


def lepaskan(
    sambungan: Connection, folder: Path, entri: EntriAgenda, sekarang: dt.datetime, alasan: str
) -> tuple[EntriAgenda, BukuNomor | None]:
    """Take from a letter the number that came with a wrong copy; return its entry, and the number book to be saved.

    Raises:
        GalatOutbox: when the number book cannot be read or written.

    """
    if not entri.jalur or entri.nomor is None or entri.jenis_nomor is None or entri.tahun_nomor is None:
        return entri, None
    baris = cari_nomor(sambungan, entri.satker, entri.jenis_nomor, entri.tahun_nomor, entri.nomor)
    tanpa = replace(entri, jenis_nomor=None, tahun_nomor=None, nomor=None, tanggal=None)
    if baris is None or baris.kunci != entri.kunci:
        return tanpa, None
    buku = BukuNomor(sambungan, folder, entri.satker, entri.tahun_nomor, sekarang)
    tolak_terbuka(buku.tempat)
    buku.batalkan(baris, alasan.strip())
    return tanpa, buku


def _baris(entri: EntriAgenda, nomor: NomorSrikandi) -> BarisNomor:
    pencacah = pencacah_srikandi(jenis_srikandi(entri.jenis) or entri.jenis)
    tahun = nomor.tanggal.year
    return BarisNomor(entri.satker, pencacah, tahun, nomor.nomor, nomor.tanggal, entri.kunci, entri.perihal)


def _anjuran(entri: EntriAgenda) -> Anjuran:
    return Anjuran.untuk(Tindak.TANDATANGANI, kunci=entri.kunci, satker=entri.satker, bernomor="ya")
