"""The tasks of a run: each calls one function of `tata_usaha`, and is seen in the UI by its Indonesian name.

A task that meets a problem of the office's data or folders ends as Failed with that problem's
own words, without Prefect's English around it and without a traceback; anything else that goes
wrong is a fault of the program and is shown as such.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from prefect import State, get_client, task
from prefect.artifacts import MarkdownArtifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterKey,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import ArtifactSort
from prefect.context import TaskRunContext
from prefect.runtime import flow_run
from prefect.states import Failed
from prefect.utilities.annotations import opaque

from flows import artefak, rencana_terbaca
from flows.nama_jalan import tanda_jalan
from tata_usaha.dasar.galat import GalatTertinggal, GalatZI
from tata_usaha.dasar.letak_meja import cari_meja
from tata_usaha.kerja import langkah as pekerjaan
from tata_usaha.kerja import laporan_alur
from tata_usaha.kerja import pagi as kerja_pagi
from tata_usaha.kerja import terima as penerimaan

if TYPE_CHECKING:
    from prefect import Task
    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import TaskRun

    from tata_usaha.dasar.pengaturan import Pengaturan
    from tata_usaha.kerja.hasil import HasilAlur
    from tata_usaha.kerja.laporan_alur import HasilPindai
    from zi_model.anjuran import Anjuran
    from zi_model.periode import Periode

P = ParamSpec("P")
R = TypeVar("R")


def gagal(galat: GalatZI) -> State[Any]:
    """Return the Failed state that tells a problem in full: every place, what is wrong, what to do."""
    return Failed(message="\n".join(artefak.uraian_galat(galat)), data=galat)


def _gangguan_sesaat(_tugas: Task[..., Any], _jalan: TaskRun, keadaan: State[Any]) -> bool:
    """Tell whether trying once more may help: a shared folder that was away for a moment."""
    return isinstance(keadaan.data, OSError)


def _tandai_langkah() -> None:
    """Give the task run under way the tags of its run: the flow's name and the code of the office.

    Set once it runs, and recorded with its end: for each tag that a task has when it begins Prefect (3.9.1) first asks
    the server for a place among those that carry the same tag.
    """
    konteks = TaskRunContext.get()
    if konteks is not None and flow_run.id:
        tanda = {flow_run.flow_name, *flow_run.tags}
        konteks.task_run.tags = tanda_jalan(filter(None, tanda), flow_run.parameters)


def langkah(nama: str, keterangan: str) -> Callable[[Callable[P, R]], Callable[P, Awaitable[R]]]:
    """Make a function a task that ends as Failed, in its own words, when it raises a `GalatZI`.

    Its arguments are not searched for futures (a plan has thousands of parts) and nothing of it is
    cached or stored: our register and the outbox say what has been done.
    """

    def hias(fungsi: Callable[P, R]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(fungsi)
        def terjaga(*args: P.args, **kwargs: P.kwargs) -> R | State[Any]:
            _tandai_langkah()
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


baca_rencana = langkah("baca rencana", "Membaca dan memeriksa folder rencana satker.")(rencana_terbaca.baca_rencana)
terima_naskah = langkah("terima naskah", "Menerima naskah bertanda tangan dari folder masuk.")(penerimaan.terima_naskah)
periksa_bukti = langkah("periksa bukti", "Membaca berkas bukti yang baru atau berubah.")(pekerjaan.periksa_bukti)
hitung_status = langkah("hitung status", "Menghitung keadaan setiap kewajiban.")(pekerjaan.hitung_status)
susun_naskah = langkah("susun naskah", "Menyusun isi naskah yang jatuh waktu.")(pekerjaan.susun_naskah)
kerjakan_pagi = langkah("kerja pagi", "Memperbarui konsep yang belum disentuh dan menyusul yang terlewat.")(
    kerja_pagi.kerjakan_pagi
)
taruh_di_outbox = langkah("taruh di outbox", "Mencetak naskah dan menaruhnya di outbox.")(pekerjaan.taruh_di_outbox)


susun_laporan = langkah("lapor", "Menyusun papan status, isi outbox, dan ringkasan untuk halaman Artifacts.")(
    laporan_alur.susun_laporan
)


async def lapor(pengaturan: Pengaturan, hasil: HasilAlur, pindaian: HasilPindai, sekarang: dt.datetime) -> None:
    """Leave in the UI the run's summary, the board of its period and the office's outbox.

    They are created outside of any task, so that the run's own tab shows them as the run's. What changed is told since
    the last run of the same kind, office and period that finished.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    kunci = artefak.kunci_ringkasan(str(hasil.jenis), hasil.kantor.satker.kode, hasil.periode)
    async with get_client() as klien:
        lalu = await _jalan_lalu(klien, kunci)
        laporan = await susun_laporan(pengaturan, hasil, pindaian, sekarang, lalu)
        meja = cari_meja(pengaturan, hasil.kantor.satker.kode)
        await artefak.tinggalkan(laporan, functools.partial(_taruh, klien), meja)


async def lapor_gagal(
    alur: str,
    satker: str,
    periode: Periode | None,
    galat: Exception,
    sekarang: dt.datetime,
    perintah: Anjuran | None = None,
) -> None:
    """Leave in the UI, in place of the run's summary, why it failed, where, and what to do; `perintah` runs it again.

    A run that did its work save some letters has its summary already, which tells of them.
    """
    if isinstance(galat, GalatTertinggal) and galat.hasil is not None:
        return
    isi = artefak.ringkasan_gagal(alur, satker, periode, galat, sekarang, perintah)
    kunci = artefak.kunci_ringkasan(alur, satker, periode)
    async with get_client() as klien:
        await _taruh(klien, artefak.IsiArtefak(kunci, artefak.sebut_gagal(galat), isi))


async def _jalan_lalu(klien: PrefectClient, kunci: str) -> laporan_alur.JalanLalu | None:
    """Return the last run that completed and left this artifact; None when none is known."""
    ada = await klien.read_artifacts(
        artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[kunci])),
        flow_run_filter=FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.COMPLETED]))
        ),
        sort=ArtifactSort.CREATED_DESC,
        limit=1,
    )
    if not ada or ada[0].flow_run_id is None or ada[0].created is None:
        return None
    jalan = await klien.read_flow_run(ada[0].flow_run_id)
    mulai = jalan.start_time or ada[0].created
    return laporan_alur.JalanLalu(*(dt.datetime.fromtimestamp(s.timestamp(), dt.UTC) for s in (mulai, ada[0].created)))


async def _taruh(klien: PrefectClient, satu: artefak.IsiArtefak) -> str:
    """Create an artifact of the run and return its id."""
    dibuat = await MarkdownArtifact(
        key=satu.kunci, description=artefak.aman(satu.keterangan), markdown=satu.isi
    ).acreate(klien)
    return str(dibuat.id)
