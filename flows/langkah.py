"""The tasks of a run: each calls one function of `tata_usaha`, and is seen in the UI by its Indonesian name.

A task that meets a problem of the office's data or folders ends as Failed with that problem's
own words, without Prefect's English around it and without a traceback; anything else that goes
wrong is a fault of the program and is shown as such.
"""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from prefect import State, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.states import Failed
from prefect.utilities.annotations import opaque

from flows import artefak
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.kerja import langkah as pekerjaan
from tata_usaha.kerja import pagi as kerja_pagi
from tata_usaha.kerja import tahun
from tata_usaha.kerja import terima as penerimaan

if TYPE_CHECKING:
    from prefect import Task
    from prefect.client.schemas.objects import TaskRun

    from tata_usaha.kerja.hasil import HasilAlur

P = ParamSpec("P")
R = TypeVar("R")


def gagal(galat: GalatZI) -> State[Any]:
    """Return the Failed state that tells a problem in full: every place, what is wrong, what to do."""
    return Failed(message="\n".join(artefak.uraian_galat(galat)), data=galat)


def _gangguan_sesaat(_tugas: Task[..., Any], _jalan: TaskRun, keadaan: State[Any]) -> bool:
    """Tell whether trying once more may help: a shared folder that was away for a moment."""
    return isinstance(keadaan.data, OSError)


def langkah(nama: str, keterangan: str) -> Callable[[Callable[P, R]], Callable[P, Awaitable[R]]]:
    """Make a function a task that ends as Failed, in its own words, when it raises a `GalatZI`.

    Its arguments are not searched for futures (a plan has thousands of parts) and nothing of it is
    cached or stored: our register and the outbox say what has been done.
    """

    def hias(fungsi: Callable[P, R]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(fungsi)
        def terjaga(*args: P.args, **kwargs: P.kwargs) -> R | State[Any]:
            try:
                return fungsi(*args, **kwargs)
            except GalatZI as galat:
                return gagal(galat)

        tugas = task(
            name=nama,
            description=keterangan,
            task_run_name=nama,
            cache_policy=NO_CACHE,
            persist_result=False,
            log_prints=False,
            retries=1,
            retry_delay_seconds=2,
            retry_condition_fn=_gangguan_sesaat,
        )(terjaga)

        @functools.wraps(fungsi)
        async def panggil(*args: P.args, **kwargs: P.kwargs) -> R:
            hasil = cast(Callable[..., Any], tugas)(*map(opaque, args), **kwargs)
            return cast(R, await hasil.aresult() if isinstance(hasil, State) else hasil)

        return panggil

    return hias


baca_rencana = langkah("baca rencana", "Membaca dan memeriksa folder rencana satker.")(tahun.baca_rencana)
terima_naskah = langkah("terima naskah", "Menerima naskah bertanda tangan dari folder masuk.")(penerimaan.terima_naskah)
periksa_bukti = langkah("periksa bukti", "Membaca berkas bukti yang baru atau berubah.")(pekerjaan.periksa_bukti)
hitung_status = langkah("hitung status", "Menghitung keadaan setiap kewajiban.")(pekerjaan.hitung_status)
susun_naskah = langkah("susun naskah", "Menyusun isi naskah yang jatuh waktu.")(pekerjaan.susun_naskah)
kerjakan_pagi = langkah("kerja pagi", "Memperbarui konsep yang belum disentuh dan menyusul yang terlewat.")(
    kerja_pagi.kerjakan_pagi
)
taruh_di_outbox = langkah("taruh di outbox", "Mencetak naskah dan menaruhnya di outbox.")(pekerjaan.taruh_di_outbox)


_tugas_lapor = functools.partial(
    task, name="lapor", task_run_name="lapor", cache_policy=NO_CACHE, persist_result=False, log_prints=False
)


@_tugas_lapor(description="Menaruh ringkasan dan tabel di halaman Artifacts.")
async def _lapor(hasil: HasilAlur) -> None:
    await acreate_markdown_artifact(
        artefak.ringkasan(hasil), key=artefak.kunci("ringkasan", hasil), description=f"Ringkasan: {hasil.nama}"
    )
    if hasil.status:
        await acreate_table_artifact(
            artefak.tabel_status(hasil),
            key=artefak.kunci("status", hasil),
            description=f"Status kewajiban: {hasil.nama}",
        )
    if hasil.naskah:
        await acreate_table_artifact(
            artefak.tabel_naskah(hasil), key=artefak.kunci("naskah", hasil), description=f"Naskah: {hasil.nama}"
        )


async def lapor(hasil: HasilAlur) -> None:
    """Leave the run's summary, status table and list of letters in the UI."""
    await cast(Callable[..., Awaitable[None]], _lapor)(opaque(hasil))
