"""The undangan that changes when or where a meeting is, after an earlier one was issued.

It quotes number, date and subject of the earlier undangan and the time that it named, as they were issued; what of
them is not known is a fill-in. Its own date is that on which it gets its number.
"""

from __future__ import annotations

from zi_model.bahasa import tanggal_panjang
from zi_model.naskah.inti.naskah import Isian, Kutipan, Teks, rangkai
from zi_model.naskah.inti.tulis import tulis
from zi_model.naskah.rapat.isi import IsiUndangan
from zi_model.naskah.rapat.satu_rapat import SatuRapat
from zi_model.naskah.rapat.undangan_terbit import UndanganTerbit


def susun_perubahan(rapat: SatuRapat, undangan: IsiUndangan, semula: UndanganTerbit) -> IsiUndangan:
    """Return an undangan to the new time as one that changes an earlier one."""
    teks = rapat.teks.perubahan
    hal = undangan.hal
    nilai: dict[str, Teks | int] = {
        **rapat.nilai,
        "hal": hal,
        "nomor": _atau_isian(semula.naskah.nomor, "nomor-semula", "nomor undangan semula"),
        "tanggal": _atau_isian(
            tanggal_panjang(semula.naskah.tanggal) if semula.naskah.tanggal else "",
            "tanggal-semula",
            "tanggal undangan semula",
        ),
        "semula": _semula(rapat, semula),
    }
    return undangan.model_copy(
        update={
            "tanggal": Isian(tag="tanggal", petunjuk="tanggal"),
            "hal": rangkai(teks.hal, nilai),
            "pembuka": tulis(teks.pembuka, nilai),
            "penutup": tuple(tulis(satu, nilai) for satu in teks.penutup),
        }
    )


def _semula(rapat: SatuRapat, semula: UndanganTerbit) -> Teks:
    """Return when and where the meeting was to be, in the words of the undangan that said so."""
    acara = rapat.acara_terbit(semula)
    di = "" if isinstance(acara.tempat, Isian) else f" di {acara.tempat}"
    return Kutipan(teks=f"hari {acara.hari_tanggal} pukul {acara.waktu}{di}")


def _atau_isian(nilai: str, tag: str, petunjuk: str) -> Teks:
    return Kutipan(teks=nilai) if nilai else Isian(tag=tag, petunjuk=petunjuk)
