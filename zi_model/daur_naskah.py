"""A letter's life: what may follow what, what each step needs, and what happens to a draft that lies in the outbox.

The one table (`DAUR`) is asked by everything that changes a letter or tells of one; nothing else lists states.
The rules are pure, so that they can be read and tested without a file or a database; the outbox
only carries out what `peralihan` and `putuskan` say. A letter that goes through SRIKANDI lives by the same states:
the rows that name a way (`jalur`) say where its steps differ.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from zi_model.anjuran import Anjuran, Tindak
from zi_model.srikandi import JALUR as SRIKANDI


class StatusNaskah(StrEnum):
    """The states of a letter, in the order of its life."""

    KONSEP = "KONSEP"
    SIAP_TTD = "SIAP_TTD"
    DITANDATANGANI = "DITANDATANGANI"
    DIARSIPKAN = "DIARSIPKAN"
    BATAL = "BATAL"

    @property
    def kata(self) -> str:
        """Return the state as people say it within a sentence: a page or a message never shows the value itself."""
        return "menunggu tanda tangan" if self is StatusNaskah.SIAP_TTD else self.value.lower()

    @property
    def sebutan(self) -> str:
        """Return the state as it stands by itself: `Menunggu tanda tangan`."""
        return self.kata.capitalize()


class Langkah(StrEnum):
    """The steps of a letter's life. SUSUN is a run's: it lays the draft anew when its data changed."""

    SUSUN = "susun"
    NOMORI = "nomori"
    SIAP = "siap"
    BUKA = "buka"
    TANDATANGANI = "tandatangani"
    LEPAS = "lepas"
    ARSIPKAN = "arsipkan"
    BATAL = "batal"


class Syarat(StrEnum):
    """What a step must be given, as a person is asked for it."""

    ALASAN = "alasannya"
    BERKAS = "berkas salinan bertanda tangannya"
    PENCABUT = "naskah yang mencabutnya dan sejak kapan"
    TANGGAL = "tanggalnya, dan nomornya kalau bernomor"
    PENETAPAN = "nomor dan tanggal yang diberi SRIKANDI"


@dataclass(frozen=True)
class Peralihan:
    """One row of the table: from which state a step leads where, and what it needs.

    `jalur` is for which way of numbering and signing it holds; None: for each.
    """

    dari: StatusNaskah
    langkah: Langkah
    ke: StatusNaskah
    perlu: tuple[Syarat, ...] = ()
    jalur: str | None = None


KANTOR = ""
"""The way of a letter that the office numbers in its own book and signs itself."""
_S = StatusNaskah
DAUR: tuple[Peralihan, ...] = (
    Peralihan(_S.KONSEP, Langkah.SUSUN, _S.KONSEP),
    Peralihan(_S.KONSEP, Langkah.NOMORI, _S.KONSEP, (Syarat.TANGGAL,), KANTOR),  # else the system numbers it
    Peralihan(_S.KONSEP, Langkah.SIAP, _S.SIAP_TTD),
    Peralihan(_S.KONSEP, Langkah.BATAL, _S.BATAL, (Syarat.ALASAN,)),
    Peralihan(_S.SIAP_TTD, Langkah.SIAP, _S.SIAP_TTD),  # changed since: checked and recorded anew
    Peralihan(_S.SIAP_TTD, Langkah.TANDATANGANI, _S.DITANDATANGANI, (Syarat.BERKAS,), KANTOR),
    Peralihan(_S.SIAP_TTD, Langkah.TANDATANGANI, _S.DITANDATANGANI, (Syarat.BERKAS, Syarat.PENETAPAN), SRIKANDI),
    Peralihan(_S.SIAP_TTD, Langkah.BUKA, _S.KONSEP, (Syarat.ALASAN,)),
    Peralihan(_S.SIAP_TTD, Langkah.BATAL, _S.BATAL, (Syarat.ALASAN,)),
    Peralihan(_S.DITANDATANGANI, Langkah.ARSIPKAN, _S.DIARSIPKAN),
    Peralihan(_S.DITANDATANGANI, Langkah.LEPAS, _S.SIAP_TTD, (Syarat.ALASAN,)),
    Peralihan(_S.DITANDATANGANI, Langkah.BATAL, _S.BATAL, (Syarat.ALASAN, Syarat.PENCABUT)),
    Peralihan(_S.DIARSIPKAN, Langkah.ARSIPKAN, _S.DIARSIPKAN),  # what was not known then is noted later
    Peralihan(_S.DIARSIPKAN, Langkah.BATAL, _S.BATAL, (Syarat.ALASAN, Syarat.PENCABUT)),
)
"""What may follow what; whatever is not here is refused. No row leads out of BATAL: its number is void by then."""

_SEBUTAN = {
    Langkah.SUSUN: "disusun ulang",
    Langkah.NOMORI: "dinomori",
    Langkah.SIAP: "dinyatakan siap",
    Langkah.BUKA: "dibuka kembali",
    Langkah.TANDATANGANI: "dicatat sebagai ditandatangani",
    Langkah.LEPAS: "dilepas salinan bertanda tangannya",
    Langkah.ARSIPKAN: "diarsipkan",
    Langkah.BATAL: "dibatalkan",
}
_TINDAK = {
    Langkah.NOMORI: Tindak.NOMORI,
    Langkah.SIAP: Tindak.NYATAKAN_SIAP,
    Langkah.BUKA: Tindak.BUKA_NASKAH,
    Langkah.TANDATANGANI: Tindak.TANDATANGANI,
    Langkah.LEPAS: Tindak.LEPAS_TTD,
    Langkah.ARSIPKAN: Tindak.ARSIPKAN_NASKAH,
    Langkah.BATAL: Tindak.BATALKAN_NASKAH,
}


class LangkahDitolak(ValueError):
    """A step that a letter's state does not allow, or that lacks what it needs.

    The message is Indonesian and says it of the letter, whose name comes before it: `masih konsep, jadi …`.
    `kurang` is what it lacks; empty when the state itself forbids the step.
    """

    def __init__(self, pesan: str, kurang: tuple[Syarat, ...] = ()) -> None:
        super().__init__(pesan)
        self.kurang = kurang


def peralihan(
    status: StatusNaskah, langkah: Langkah, ada: Collection[Syarat] = tuple(Syarat), jalur: str = KANTOR
) -> Peralihan:
    """Return what a step does to a letter in this state; `ada` is what the step is given, `jalur` the letter's way.

    Raises:
        LangkahDitolak: when the table has no such row, or something is missing that it needs.

    """
    for satu in DAUR:
        if (satu.dari, satu.langkah) == (status, langkah) and satu.jalur in {None, jalur}:
            if kurang := tuple(s for s in satu.perlu if s not in ada):
                diminta = " dan ".join(kurang)
                pesan = f"{_keadaan(status, langkah)} {status.kata}; untuk {_SEBUTAN[langkah]}, sebutkan {diminta}."
                raise LangkahDitolak(pesan, kurang)
            return satu
    if dapat(status, langkah):
        raise LangkahDitolak(f"lewat SRIKANDI, jadi tidak {_SEBUTAN[langkah]} di sini: nomor dan tanggalnya dari sana.")
    lagi = "belum" if _masih_nanti(status, langkah) else "tidak"
    raise LangkahDitolak(f"{_keadaan(status, langkah)} {status.kata}, jadi {lagi} dapat {_SEBUTAN[langkah]}.")


def dapat(status: StatusNaskah, langkah: Langkah, jalur: str | None = None) -> bool:
    """Tell whether a step is possible in this state, given what it needs; `jalur` None: by some way."""
    ada = (satu for satu in DAUR if (satu.dari, satu.langkah) == (status, langkah))
    return any(jalur is None or satu.jalur in {None, jalur} for satu in ada)


def sudah(status: StatusNaskah, langkah: Langkah) -> bool:
    """Tell whether a letter is where a step would have led it: saying it once more changes nothing."""
    return not dapat(status, langkah) and any(satu.langkah is langkah and satu.ke is status for satu in DAUR)


def bertanda_tangan(status: StatusNaskah) -> bool:
    """Tell whether a letter of this state has been issued: it is revoked by another letter, never just cancelled."""
    return any(satu.dari is status and Syarat.PENCABUT in satu.perlu for satu in DAUR)


def langkah_mungkin(status: StatusNaskah, jalur: str = KANTOR) -> tuple[Langkah, ...]:
    """Return the steps that a person may take with a letter of this state and way, in the order of its life."""
    milik = (satu for satu in DAUR if satu.dari is status and satu.jalur in {None, jalur})
    return tuple(satu.langkah for satu in milik if satu.langkah in _TINDAK)


def anjuran_langkah(
    status: StatusNaskah, kunci: str, satker: str, *, bernomor: bool = False, jalur: str = KANTOR
) -> tuple[Anjuran, ...]:
    """Return the steps that are possible now as advices; `bernomor`: the letter takes a number."""
    hasil = []
    for langkah in langkah_mungkin(status, jalur):
        lebih = {"bernomor": "ya"} if langkah is Langkah.NOMORI and bernomor else {}
        lebih |= {"dicabut": "ya"} if langkah is Langkah.BATAL and bertanda_tangan(status) else {}
        hasil.append(Anjuran.untuk(_TINDAK[langkah], kunci=kunci, satker=satker, **lebih))
    return tuple(hasil)


def _masih_nanti(status: StatusNaskah, langkah: Langkah) -> bool:
    """Tell whether the step's turn comes later in a letter's life."""
    hidup = list(StatusNaskah)
    return all(hidup.index(status) < hidup.index(satu.dari) for satu in DAUR if satu.langkah is langkah)


def _keadaan(status: StatusNaskah, langkah: Langkah) -> str:
    return "masih" if status is StatusNaskah.KONSEP or _masih_nanti(status, langkah) else "sudah"


class Tindakan(StrEnum):
    """What a run did with one letter."""

    BARU = "BARU"
    DIGANTI = "DIGANTI"
    TETAP = "TETAP"
    DISUNTING = "DISUNTING"
    DISANDINGKAN = "DISANDINGKAN"
    TERKUNCI = "TERKUNCI"
    HILANG = "HILANG"
    TERTINGGAL = "TERTINGGAL"

    @property
    def menulis(self) -> bool:
        """Whether something was written."""
        return self in {Tindakan.BARU, Tindakan.DIGANTI, Tindakan.DISANDINGKAN}


@dataclass(frozen=True)
class Catatan:
    """What the register knows of a letter: SHA-256 of the draft laid last, of one under way, of one beside."""

    status: StatusNaskah
    sha256: str | None
    sha256_niat: str | None = None
    sha256_sanding: str | None = None


def putuskan(catatan: Catatan | None, di_berkas: str | None, baru: str, *, terbuka: bool = False) -> Tindakan:
    """Return what to do with a newly printed draft (docs/keputusan-desain.md, Letters).

    `di_berkas` is the SHA-256 of the file that lies in the outbox now (None: there is none), `baru`
    that of the new draft. A file is the program's own as long as its bytes are those that the
    register says were laid there, or were about to be when a run was killed; any other
    bytes are a person's work and are never written over. So is a file that somebody has open
    (`terbuka`): what they save a moment later would undo what was written. A letter that is ready
    but not in its place was taken to be signed: that is told, and no other is laid there.
    """
    if catatan is not None and not dapat(catatan.status, Langkah.SUSUN):
        diambil = di_berkas is None and dapat(catatan.status, Langkah.TANDATANGANI)
        return Tindakan.HILANG if diambil else Tindakan.TERKUNCI
    if di_berkas == baru:
        return Tindakan.TETAP
    if di_berkas is None:
        return Tindakan.BARU
    if catatan is not None and not terbuka and di_berkas in {catatan.sha256, catatan.sha256_niat}:
        return Tindakan.DIGANTI
    if catatan is not None and baru in {catatan.sha256, catatan.sha256_sanding}:
        return Tindakan.DISUNTING
    return Tindakan.DISANDINGKAN
