namespace LabelHub.Domain.Labels;

/// <summary>How the food reaches the buyer; the mandatory fields depend on it.</summary>
public enum PackagingForm
{
    /// <summary>简易包装: wrapped or bagged by the workshop.</summary>
    SimplePackaged,

    /// <summary>散装: the label hangs on the container the food is sold from.</summary>
    Bulk,

    /// <summary>预包装: pre-measured packs.</summary>
    Prepackaged,
}
