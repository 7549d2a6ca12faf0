"""What only a person may decide, as forms of Prefect: number a letter, declare it ready, cancel it.

Each form is a flow of one task that calls the same use case as the command line, under the name of the person whom
the form names. A run does its step and ends; none waits suspended for somebody. It leaves an artifact that says what
was done and what may be done next; a step that is refused leaves the problem with its remedy.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass
from typing import Any

from prefect import State
from prefect.artifacts import acreate_markdown_artifact
from prefect.states import Completed

from flows import langkah
from flows.alur import tandai_jalan
from flows.artefak import aman, uraian_galat
from flows.artefak.markdown import ke_meja
from flows.pencatatan import CATATAN, RINCIAN
from tata_usaha.cli.anjuran import sebut, sebut_masalah
from tata_usaha.dasar.galat import GalatPemakaian, GalatZI
from tata_usaha.dasar.letak_meja import LetakMeja, cari_meja
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.masalah import Masalah

_BUKAN_KUNCI = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Dilakukan:
    """What a step did: sentences of what was done, remarks on it, what comes next (empty: nothing)."""

    kalimat: tuple[str, ...]
    perhatian: tuple[Masalah, ...] = ()
    berikut: str = ""


def pelaku_formulir(oleh: str) -> Pelaku:
    """Return who acts, by the name that stands in the form.

    Raises:
        GalatPemakaian: when none does.

    """
    if not oleh.strip():
        raise GalatPemakaian(
            "Nama orang yang melakukan belum diisi.", "Isi “Dilakukan oleh” dengan nama Anda; nama itu dicatat."
        )
    return Pelaku(f"{' '.join(oleh.split())} (formulir Prefect)")


async def lakukan(alur: str, satker: str, kunci: str, kerja: Awaitable[Dilakukan]) -> State[Any]:
    """Do one step and return the run's final state, Completed or Failed in our own words, with its artifact."""
    await tandai_jalan()
    try:
        hasil = await kerja
    except GalatZI as galat:
        CATATAN.error("Gagal: %s", galat.pesan)
        baris = [*uraian_galat(galat), *(f"Dapat dilakukan: {sebut(satu)}" for satu in galat.langkah)]
        for satu in baris[1:]:
            RINCIAN.error("%s", satu)
        await _tinggalkan(
            alur, satker, kunci, "Tidak dilakukan", [galat.pesan], {"Sebab dan jalan keluarnya": baris[1:]}
        )
        return langkah.gagal(galat)
    for masalah in hasil.perhatian:
        RINCIAN.warning("%s", sebut_masalah(masalah))
    await _tinggalkan(
        alur,
        satker,
        kunci,
        "Dilakukan",
        hasil.kalimat,
        {
            "Perhatikan": map(sebut_masalah, hasil.perhatian),
            "Langkah berikut": [hasil.berikut] if hasil.berikut else [],
        },
        cari_meja(Pengaturan.dari_lingkungan(), satker),
    )
    pesan = hasil.kalimat[0]  # the rest stands in the artifact
    CATATAN.info("Selesai: %s", pesan)
    return Completed(message=pesan, data=hasil)


async def _tinggalkan(
    alur: str,
    satker: str,
    kunci: str,
    judul: str,
    kalimat: Iterable[str],
    bagian: dict[str, Iterable[str]],
    meja: LetakMeja | None = None,
) -> None:
    """Leave what became of a step in the UI; the letter leads to its page of the desk `meja`."""
    isi = [f"# {aman(f'{judul}: {alur} {kunci}')}", *(aman(satu) for satu in kalimat)]
    isi += [f"{ke_meja('Halaman naskahnya di meja', meja.naskah(kunci))}."] if meja else []
    for nama, butir in bagian.items():
        if baris := [f"- {aman(satu)}" for satu in butir]:
            isi += [f"## {nama}", "\n".join(baris)]
    await acreate_markdown_artifact(
        "\n\n".join(isi) + "\n",
        key=_BUKAN_KUNCI.sub("-", f"langkah {alur} {satker}".lower()).strip("-"),
        description=f"{judul}: {alur} {kunci}",
    )
